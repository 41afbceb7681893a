#include "ui/database/ConnectionCard.h"

#include "models/connection/TargetConnection.h"
#include "ui/common/Icons.h"
#include "ui/common/PlainLabel.h"
#include "ui/database/FactGrid.h"
#include "ui/shell/StatusIndicator.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace castellan::ui {

using models::TargetState;

ConnectionCard::ConnectionCard(models::TargetConnection& connection, QWidget* parent)
    : Card(parent),
      m_connection(connection),
      m_retry(new QAction(icons::refresh(), QString(), this)),
      m_button(new QPushButton(icons::refresh(), QString(), this)),
      m_facts(new FactGrid(QList<int>(FactCount, 1), this))
{
    m_button->setObjectName(QStringLiteral("databaseRetry"));
    head().addWidget(m_button);
    body().addWidget(m_facts);
    body().addStretch(1);
    connect(m_button, &QPushButton::clicked, m_retry, &QAction::trigger);
    connect(m_retry, &QAction::triggered, &m_connection, &models::TargetConnection::reopen);
    connect(&m_connection, &models::TargetConnection::stateChanged, this, &ConnectionCard::showFacts);
    connect(&m_connection.pings(), &models::PingMonitor::stateChanged, this, &ConnectionCard::showFacts);
    connect(&m_connection.pings(), &models::PingMonitor::identityChanged, this, &ConnectionCard::showFacts);
    retranslate();
}

void ConnectionCard::showFacts()
{
    const domain::ServerIdentity server = m_connection.pings().identity().value_or(domain::ServerIdentity());
    const bool isKnown = m_connection.pings().identity().has_value();
    m_facts->setValue(Target, m_connection.displayText());
    m_facts->setValue(State, stateWords());
    m_facts->setValue(Address, server.address);
    m_facts->setValue(Product,
                      isKnown ? tr("%1 %2", "product and version").arg(server.product, server.version) : QString());
    m_facts->setValue(Database, server.database);
    m_facts->setValue(User, server.user);
    m_facts->setValue(Role, !isKnown ? QString() : server.standby ? tr("standby") : tr("primary"));
    m_facts->setValue(ReadOnly, !isKnown ? QString() : server.readOnly ? tr("yes") : tr("no"));
    m_facts->setValue(Tls, isKnown && server.tls.isEmpty() ? tr("none", "TLS") : server.tls);
    const TargetState state = m_connection.state();
    const bool canRetry = state == TargetState::Failed || state == TargetState::NeedsPassword;
    m_retry->setEnabled(canRetry);
    m_button->setVisible(canRetry);
}

QString ConnectionCard::nameOf(int fact) const
{
    switch (fact) {
    case State: return tr("State");
    case Target: return tr("Target");
    case Product: return tr("Product");
    case Address: return tr("Server");
    case Database: return tr("Database");
    case User: return tr("User");
    case Role: return tr("Role");
    case Tls: return tr("Encryption (TLS)");
    case ReadOnly: return tr("Read-only");
    default: return {};
    }
}

QString ConnectionCard::stateWords() const
{
    switch (m_connection.state()) {
    case TargetState::NoTarget: return tr("No target");
    case TargetState::Connecting: return tr("Connecting…");
    case TargetState::NeedsPassword: return tr("Waiting for a password");
    case TargetState::Failed: return tr("Not connected");
    case TargetState::NeedsSetup:
    case TargetState::Open: break;
    }
    return stateText(m_connection.pings().state());
}

void ConnectionCard::retranslate()
{
    heading().setText(tr("Connection"));
    m_retry->setText(tr("&Try Again"));
    m_button->setText(tr("Try again"));
    for (int fact = 0; fact < FactCount; ++fact) {
        m_facts->setName(fact, nameOf(fact));
    }
    showFacts();
}

} // namespace castellan::ui
