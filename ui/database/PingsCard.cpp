#include "ui/database/PingsCard.h"

#include "models/connection/TargetConnection.h"
#include "ui/common/Icons.h"
#include "ui/common/PlainLabel.h"
#include "ui/database/FactGrid.h"
#include "ui/database/PingChart.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace castellan::ui {

PingsCard::PingsCard(models::TargetConnection& connection, QWidget* parent)
    : Card(parent),
      m_connection(connection),
      m_button(new QPushButton(icons::live(), QString(), this)),
      m_facts(new FactGrid({FactCount}, this)),
      m_chart(new PingChart(this))
{
    m_button->setObjectName(QStringLiteral("databasePing"));
    head().addWidget(m_button);
    body().addWidget(m_facts);
    body().addWidget(m_chart, 1);
    connect(m_button, &QPushButton::clicked, &m_connection.pings(), &models::PingMonitor::pingNow);
    connect(&m_connection, &models::TargetConnection::stateChanged, this, &PingsCard::showPings);
    connect(&m_connection.pings(), &models::PingMonitor::stateChanged, this, &PingsCard::showPings);
    connect(&m_connection.pings(), &models::PingMonitor::pinged, this, &PingsCard::showPings);
    retranslate();
}

void PingsCard::showPings()
{
    const models::PingHistory& history = m_connection.pings().history();
    const bool isLost = !history.samples().isEmpty() && !history.last();
    m_facts->setValue(Last, history.last() ? pingText(*history.last()) : isLost ? tr("no answer") : QString());
    m_facts->setValue(Median, history.median() ? pingText(*history.median()) : QString());
    m_chart->setSamples(history.samples());
    m_button->setEnabled(m_connection.pings().state() != models::PingState::NoTarget);
}

void PingsCard::retranslate()
{
    heading().setText(tr("Pings"));
    m_button->setText(tr("Ping now"));
    m_facts->setName(Last, tr("Last ping"));
    m_facts->setName(Median, tr("Median"));
    showPings();
}

} // namespace castellan::ui
