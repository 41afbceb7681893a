#include "ui/database/SchemaCard.h"

#include "models/connection/ErrorText.h"
#include "models/connection/SchemaSetup.h"
#include "models/connection/TargetConnection.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/PlainLabel.h"
#include "ui/database/FactGrid.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace castellan::ui {

using models::TargetState;

SchemaCard::SchemaCard(models::TargetConnection& connection, QWidget* parent)
    : Card(parent),
      m_connection(connection),
      m_setUp(new QAction(icons::setUp(), QString(), this)),
      m_button(new QPushButton(icons::setUp(), QString(), this)),
      m_message(new MessageBar(this)),
      m_facts(new FactGrid({1, 2, 1}, this)),
      m_found(new PlainLabel(this)),
      m_work(new QWidget(this)),
      m_step(new PlainLabel(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(icons::cancel(), QString(), this))
{
    m_button->setObjectName(QStringLiteral("databaseSetUp"));
    m_found->setWordWrap(true);
    m_found->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    head().addWidget(m_button);
    body().addWidget(m_message);
    body().addWidget(m_facts);
    body().addWidget(m_found);
    makeProgress();
    follow();
    retranslate();
}

void SchemaCard::makeProgress()
{
    m_cancel->setObjectName(QStringLiteral("databaseCancelSetUp"));
    auto* const row = new QHBoxLayout(m_work);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_step);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    body().addWidget(m_work);
}

void SchemaCard::follow()
{
    const models::SchemaSetup& setup = m_connection.setup();
    connect(m_button, &QPushButton::clicked, m_setUp, &QAction::trigger);
    connect(m_setUp, &QAction::triggered, this, [this] {
        m_message->clear();
        m_connection.setup().start();
    });
    connect(m_cancel, &QPushButton::clicked, &setup, &models::SchemaSetup::cancel);
    connect(&setup, &models::SchemaSetup::runningChanged, this, [this] {
        showProgress(0, 0, QString());
        showFacts();
    });
    connect(&setup, &models::SchemaSetup::progressed, this, &SchemaCard::showProgress);
    connect(&setup, &models::SchemaSetup::finished, this, [this] { emit noticeRaised(tr("The schema is set up.")); });
    connect(&setup, &models::SchemaSetup::failed, m_message, &MessageBar::showError);
    connect(&m_connection, &models::TargetConnection::stateChanged, this, &SchemaCard::showFacts);
    connect(&m_connection, &models::TargetConnection::writeObstacleChanged, this, &SchemaCard::showFacts);
    connect(&m_connection.pings(), &models::PingMonitor::stateChanged, this, &SchemaCard::showFacts);
}

void SchemaCard::showFacts()
{
    const TargetState state = m_connection.state();
    const bool isKnown = state == TargetState::Open || state == TargetState::NeedsSetup;
    const domain::SchemaStatus& schema = m_connection.schemaStatus();
    m_facts->setValue(State, stateWords());
    m_facts->setValue(Version, isKnown && schema.version > 0 ? QLocale().toString(schema.version) : QString());
    m_facts->setValue(Wanted, isKnown ? QLocale().toString(schema.wanted) : QString());
    m_facts->setValue(BatchKeys, !isKnown ? QString() : schema.hasBatchKeys ? tr("yes") : tr("no"));
    m_found->setForeignText(isKnown ? schema.detail : QString());
    const bool isPlain = schema.state == domain::SchemaState::Current; // the facts have said it
    m_found->setVisible(isKnown && !isPlain && !schema.detail.isEmpty());
    if (!isKnown) {
        m_message->clear();
    }
    showOffers();
}

void SchemaCard::showOffers()
{
    const bool isRunning = m_connection.setup().isRunning();
    const bool isWanted = m_connection.setup().isWanted();
    const std::optional<domain::Error> obstacle = m_connection.writeObstacle();
    const QString reason = obstacle ? models::ErrorText::of(*obstacle).sentence.toHtmlEscaped() : QString();
    m_setUp->setEnabled(isWanted && !isRunning && !obstacle);
    m_setUp->setToolTip(reason);
    m_button->setEnabled(!isRunning && !obstacle);
    m_button->setToolTip(reason);
    m_button->setVisible(isWanted || isRunning);
    m_work->setVisible(isRunning);
}

void SchemaCard::showProgress(int done, int total, const QString& step)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_step->setForeignText(step.isEmpty() ? tr("Setting up…") : tr("Setting up: %1").arg(step));
}

QString SchemaCard::stateWords() const
{
    const TargetState state = m_connection.state();
    if (state != TargetState::Open && state != TargetState::NeedsSetup) {
        return {};
    }
    switch (m_connection.schemaStatus().state) {
    case domain::SchemaState::Missing: return tr("Empty: it can be set up");
    case domain::SchemaState::Outdated: return tr("Of an older version: it can be upgraded");
    case domain::SchemaState::Current: return tr("Current");
    case domain::SchemaState::Newer: return tr("Of a newer version of Castellan");
    case domain::SchemaState::Foreign: return tr("Made by a server of the family: used as it is");
    case domain::SchemaState::Unusable: return tr("Not usable");
    }
    return {};
}

void SchemaCard::retranslate()
{
    heading().setText(tr("Schema"));
    m_setUp->setText(tr("&Set Up Schema"));
    m_button->setText(tr("Set up schema"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel set-up"));
    m_progress->setAccessibleName(tr("Progress of the set-up"));
    m_facts->setName(State, tr("State"));
    m_facts->setName(Version, tr("Version"));
    m_facts->setName(Wanted, tr("Wanted version"));
    m_facts->setName(BatchKeys, tr("Batch keys"));
    m_found->setAccessibleName(tr("Found"));
    if (!m_connection.setup().isRunning()) {
        showProgress(0, 0, QString());
    }
    showFacts();
}

} // namespace castellan::ui
