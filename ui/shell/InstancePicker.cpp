#include "ui/shell/InstancePicker.h"

#include "models/instance/InstanceTableModel.h"
#include "models/table/RowStore.h"
#include "models/table/VisibleText.h"
#include "ui/common/Icons.h"

#include <QEvent>
#include <QScopedValueRollback>

namespace castellan::ui {

namespace {

constexpr int shownWidth = 26;
constexpr int mostListed = 5000; ///< beyond that the screen of instances, with its search, is the way to choose

} // namespace

InstancePicker::InstancePicker(models::InstanceTableModel& instances, QWidget* parent)
    : QComboBox(parent),
      m_instances(instances)
{
    setObjectName(QStringLiteral("instancePicker"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(shownWidth);
    connect(this, &QComboBox::currentIndexChanged, this, &InstancePicker::take);
    connect(&m_instances, &QAbstractItemModel::modelReset, this, &InstancePicker::fill);
    connect(&m_instances, &QAbstractItemModel::dataChanged, this, &InstancePicker::fill);
    connect(&m_instances, &QAbstractItemModel::rowsInserted, this, &InstancePicker::fill);
    connect(&m_instances, &QAbstractItemModel::rowsRemoved, this, &InstancePicker::fill);
    connect(&m_instances, &models::PagedTableModel::countChanged, this, &InstancePicker::leaveMissing);
    fill();
}

void InstancePicker::choose(const domain::InstanceId& instance)
{
    m_chosen = instance;
    fill();
    emit instanceChosen(m_chosen);
}

void InstancePicker::fill()
{
    const QScopedValueRollback<bool> guard(m_isFilling, true);
    clear();
    addItem(icons::instance(), tr("All instances"), QString());
    const int rows = std::min(m_instances.rowCount(), mostListed);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = m_instances.index(row, models::InstanceTableModel::Name);
        static_cast<void>(index.data(Qt::DisplayRole)); // asks for the row if it is not at hand
        if (const domain::InstanceSummary* const summary = m_instances.summary(row)) {
            addItem(icons::instance(), models::visibleText(summary->instance.name), summary->instance.id.value());
        }
    }
    setCurrentIndex(std::max(0, findData(m_chosen.value())));
    setAccessibleName(tr("Instance"));
    setToolTip(tr("The instance that the screens show"));
}

/// Another target, or somebody has removed it: what is chosen is never something that the list does not say.
void InstancePicker::leaveMissing()
{
    const int rows = m_instances.rowCount();
    if (m_chosen.isEmpty() || !m_instances.isCountExact() || rows > models::RowStore::pageSize) {
        return;
    }
    for (int row = 0; row < rows; ++row) {
        const domain::InstanceSummary* const summary = m_instances.summary(row);
        if (summary == nullptr || summary->instance.id == m_chosen) {
            return;
        }
    }
    choose({});
}

void InstancePicker::take(int index)
{
    if (m_isFilling || index < 0) {
        return;
    }
    m_chosen = domain::InstanceId(itemData(index).toString());
    emit instanceChosen(m_chosen);
}

void InstancePicker::changeEvent(QEvent* event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        fill();
    }
}

} // namespace castellan::ui
