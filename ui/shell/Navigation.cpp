#include "ui/shell/Navigation.h"

#include "ui/common/Colors.h"
#include "ui/shell/NavigationDelegate.h"
#include "ui/shell/Screen.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScopedValueRollback>

namespace castellan::ui {

namespace {

constexpr int itemHeight = 34;
constexpr int listWidth = 172;
constexpr int iconExtent = 20;

} // namespace

Navigation::Navigation(QWidget* parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Screens"));
    setItemDelegate(new NavigationDelegate(this));
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setIconSize(QSize(iconExtent, iconExtent));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(this, &QListWidget::currentRowChanged, this, &Navigation::screenChosen);
    connect(this, &QListWidget::itemClicked, this, &Navigation::screenEntered);
    connect(this, &QListWidget::itemActivated, this, &Navigation::screenEntered);
    // Assistive technology selects an item without making it the current one.
    connect(this, &QListWidget::itemSelectionChanged, this, [this] {
        if (!selectedItems().isEmpty()) {
            setCurrentItem(selectedItems().constFirst(), QItemSelectionModel::NoUpdate);
        }
    });
    color();
}

void Navigation::addScreen(const Screen& screen)
{
    auto* item = new QListWidgetItem(screen.icon(), screen.title(), this);
    item->setSizeHint(QSize(listWidth, itemHeight));
}

void Navigation::retranslate(const QList<Screen*>& screens)
{
    setAccessibleName(tr("Screens"));
    for (int index = 0; index < screens.size(); ++index) {
        item(index)->setText(screens.at(index)->title());
        item(index)->setToolTip(tr("%1 (Ctrl+%2)").arg(screens.at(index)->title()).arg(index + 1));
    }
}

void Navigation::color()
{
    const QScopedValueRollback<bool> guard(m_isColoring, true);
    QPalette changed; // of this one colour: whatever else is set here would not follow the appearance
    changed.setColor(QPalette::Base, colors::chrome(QGuiApplication::palette()));
    setPalette(changed);
}

QSize Navigation::sizeHint() const
{
    return {listWidth, itemHeight * count()};
}

void Navigation::changeEvent(QEvent* event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isColoring) {
        color();
    }
}

} // namespace castellan::ui
