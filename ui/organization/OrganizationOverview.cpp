#include "ui/organization/OrganizationOverview.h"

#include "models/changes/CommandSubmitter.h"
#include "models/organization/OrganizationDetail.h"
#include "ui/common/FactField.h"
#include "ui/common/FieldProblem.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Offer.h"
#include "ui/common/Refusal.h"
#include "ui_OrganizationOverview.h"

#include <QEvent>

namespace castellan::ui {

OrganizationOverview::OrganizationOverview(models::OrganizationDetail& detail, models::CommandSubmitter& submitter,
                                           QWidget* parent)
    : QWidget(parent),
      m_detail(detail),
      m_submitter(submitter),
      m_submission(m_form, submitter),
      m_ui(std::make_unique<Ui::OrganizationOverview>())
{
    m_ui->setupUi(this);
    m_ui->nameProblem->setField(m_ui->name);
    m_ui->defaultHint->setWordWrap(true);
    m_ui->defaultHint->setSubdued(true);
    bind();
    bindSubmission();
    showDetail();
}

OrganizationOverview::~OrganizationOverview() = default;

void OrganizationOverview::bind()
{
    connect(&m_detail, &models::OrganizationDetail::changed, this, &OrganizationOverview::showDetail);
    connect(m_ui->name, &QLineEdit::textChanged, &m_form, &models::OrganizationForm::setName);
    connect(m_ui->name, &QLineEdit::returnPressed, this, [this] { m_submission.submit(); });
    connect(m_ui->active, &QRadioButton::clicked, this, [this] { m_form.setState(domain::OrganizationState::Active); });
    connect(m_ui->inactive, &QRadioButton::clicked, this,
            [this] { m_form.setState(domain::OrganizationState::Inactive); });
    connect(&m_submitter, &models::CommandSubmitter::obstacleChanged, this, &OrganizationOverview::showForm);
    connect(&m_form, &models::OrganizationForm::changed, this, &OrganizationOverview::showForm);
    connect(m_ui->apply, &QPushButton::clicked, this, [this] { m_submission.submit(); });
    connect(m_ui->remove, &QPushButton::clicked, this, &OrganizationOverview::removeRequested);
    connect(m_ui->revert, &QPushButton::clicked, this, [this] {
        m_form.revert();
        m_ui->message->clear();
    });
}

void OrganizationOverview::bindSubmission()
{
    connect(&m_submission, &models::SubmissionSignals::busyChanged, this, &OrganizationOverview::showForm);
    connect(&m_submission, &models::SubmissionSignals::draftRefused, this, &OrganizationOverview::errorRaised);
    connect(&m_submission, &models::SubmissionSignals::applied, this, [this] {
        m_ui->message->clear();
        emit applied();
    });
    connect(&m_submission, &models::SubmissionSignals::refused, this, [this](const domain::Error& error) {
        showRefusal(error, {{QStringLiteral("name"), m_ui->nameProblem}}, *m_ui->message);
    });
}

void OrganizationOverview::editName()
{
    m_ui->name->setFocus(Qt::ShortcutFocusReason);
    m_ui->name->selectAll();
}

void OrganizationOverview::showDetail()
{
    setEnabled(m_detail.summary().has_value());
    if (m_detail.summary()) {
        if (m_form.id() != m_detail.id().value()) {
            m_ui->message->clear();
            m_ui->nameProblem->clearRefusal();
        }
        m_ui->message->clearLostConnection();
        m_form.load(m_detail.summary()->organization, m_detail.sequence());
    }
    if (m_detail.isGone()) {
        m_form.forget({m_detail.instance(), m_detail.id().value(), {}});
    }
    if (m_detail.id().isEmpty()) {
        m_form.clear({});
    }
    showForm();
    showFacts();
}

void OrganizationOverview::showForm()
{
    if (m_ui->name->text() != m_form.name()) {
        m_ui->name->setText(m_form.name());
    }
    m_ui->nameProblem->setProblem(m_detail.id().isEmpty() ? QString() : m_form.nameProblem());
    const bool isActive = m_form.state() == domain::OrganizationState::Active;
    m_ui->active->setChecked(isActive);
    m_ui->inactive->setChecked(!isActive);
    showOffers();
    m_ui->revert->setEnabled(m_form.isDirty() && !m_submission.isBusy());
}

void OrganizationOverview::showOffers()
{
    const bool canWrite = !m_submitter.obstacle();
    m_ui->name->setReadOnly(!canWrite);
    m_ui->active->setEnabled(canWrite);
    m_ui->inactive->setEnabled(canWrite);
    offer(*m_ui->apply, m_submission.canSubmit(), m_submitter);
    offer(*m_ui->remove, true, m_submitter);
}

void OrganizationOverview::showFacts()
{
    const domain::OrganizationSummary summary = m_detail.summary().value_or(domain::OrganizationSummary());
    m_ui->id->setFact(summary.organization.id.value());
    m_ui->instance->setFact(summary.organization.instance.value());
    m_ui->primaryDomain->setFact(summary.primaryDomain);
    m_ui->created->setTime(summary.organization.createdAt);
    m_ui->changed->setTime(summary.organization.updatedAt);
    m_ui->defaultHint->setVisible(m_detail.isDefault());
    m_ui->defaultHint->setText(tr("This is the instance's default organization."));
}

void OrganizationOverview::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showForm();
        showFacts();
    }
}

} // namespace castellan::ui
