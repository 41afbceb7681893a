#include "ui/event/EventStrip.h"

#include "models/connection/TargetConnection.h"
#include "ui/common/PlainLabel.h"
#include "ui/common/TableView.h"

#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

namespace castellan::ui {

EventStrip::EventStrip(models::TargetConnection& connection, QWidget* parent)
    : QWidget(parent),
      m_model(connection, QStringLiteral("latest-events")),
      m_title(new PlainLabel(this)),
      m_table(new TableView(this))
{
    constexpr int margin = 8;
    constexpr int above = 4;
    m_model.keepOnly(mostRows);
    m_title->setSubdued(true);
    m_title->setContentsMargins(margin, above, margin, 0);
    m_table->setObjectName(QStringLiteral("latestEvents"));
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->hide();
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it would cover a row; the event's screen shows all
    m_table->setAlternatingRowColors(false);
    m_table->setInitialWidths({20, 25, 30, 8, 12, 40});
    m_table->setColumnHidden(models::Sequence, true);
    m_table->setColumnHidden(models::Creator, true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_table, 1);
    connect(m_table, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { emit eventActivated(m_model.event(index.row()).aggregate); });
    retranslate();
}

QSize EventStrip::sizeHint() const
{
    constexpr int rows = 4;
    return {QWidget::sizeHint().width(),
            m_title->sizeHint().height() + layout()->spacing()
                + rows * m_table->verticalHeader()->defaultSectionSize()};
}

void EventStrip::retranslate()
{
    m_title->setText(tr("Latest events"));
    m_table->setAccessibleName(tr("Latest events"));
}

void EventStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_model.reword();
        retranslate();
    }
}

} // namespace castellan::ui
