#include "ui/instance/InstanceOverview.h"

#include "models/changes/CommandSubmitter.h"
#include "models/instance/InstanceDetail.h"
#include "ui/common/FactField.h"
#include "ui/common/FieldProblem.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Offer.h"
#include "ui/common/Refusal.h"
#include "ui_InstanceOverview.h"

#include <QEvent>

namespace castellan::ui {

namespace {

/// Leaves the cursor alone where the text is already that.
void setText(QLineEdit* field, const QString& text)
{
    if (field->text() != text) {
        field->setText(text);
    }
}

} // namespace

InstanceOverview::InstanceOverview(models::InstanceDetail& detail, models::CommandSubmitter& submitter, QWidget* parent)
    : QWidget(parent),
      m_detail(detail),
      m_submitter(submitter),
      m_submission(m_form, submitter),
      m_ui(std::make_unique<Ui::InstanceOverview>())
{
    m_ui->setupUi(this);
    m_ui->nameProblem->setField(m_ui->name);
    m_ui->languageProblem->setField(m_ui->language);
    m_ui->organizationProblem->setField(m_ui->organization);
    bind();
    bindSubmission();
    showDetail();
}

InstanceOverview::~InstanceOverview() = default;

void InstanceOverview::bind()
{
    connect(&m_detail, &models::InstanceDetail::changed, this, &InstanceOverview::showDetail);
    connect(m_ui->name, &QLineEdit::textChanged, &m_form, &models::InstanceForm::setName);
    connect(m_ui->language, &QLineEdit::textChanged, &m_form, &models::InstanceForm::setDefaultLanguage);
    connect(m_ui->organization, &QLineEdit::textChanged, &m_form, &models::InstanceForm::setDefaultOrganization);
    for (QLineEdit* field : {m_ui->name, m_ui->language, m_ui->organization}) {
        connect(field, &QLineEdit::returnPressed, this, [this] { m_submission.submit(); });
    }
    connect(&m_submitter, &models::CommandSubmitter::obstacleChanged, this, &InstanceOverview::showForm);
    connect(&m_form, &models::InstanceForm::changed, this, &InstanceOverview::showForm);
    connect(m_ui->apply, &QPushButton::clicked, this, [this] { m_submission.submit(); });
    connect(m_ui->remove, &QPushButton::clicked, this, &InstanceOverview::removeRequested);
    connect(m_ui->revert, &QPushButton::clicked, this, [this] {
        m_form.revert();
        m_ui->message->clear();
    });
}

void InstanceOverview::bindSubmission()
{
    connect(&m_submission, &models::SubmissionSignals::busyChanged, this, &InstanceOverview::showForm);
    connect(&m_submission, &models::SubmissionSignals::draftRefused, this, &InstanceOverview::errorRaised);
    connect(&m_submission, &models::SubmissionSignals::applied, this, [this] {
        m_ui->message->clear();
        emit applied();
    });
    connect(&m_submission, &models::SubmissionSignals::refused, this, [this](const domain::Error& error) {
        showRefusal(error,
                    {{QStringLiteral("name"), m_ui->nameProblem},
                     {QStringLiteral("language"), m_ui->languageProblem},
                     {QStringLiteral("organization"), m_ui->organizationProblem}},
                    *m_ui->message);
    });
}

void InstanceOverview::editName()
{
    m_ui->name->setFocus(Qt::ShortcutFocusReason);
    m_ui->name->selectAll();
}

void InstanceOverview::showDetail()
{
    setEnabled(m_detail.summary().has_value());
    if (m_detail.summary()) {
        if (m_form.id() != m_detail.id().value()) {
            m_ui->message->clear();
            m_ui->nameProblem->clearRefusal();
            m_ui->languageProblem->clearRefusal();
            m_ui->organizationProblem->clearRefusal();
        }
        m_ui->message->clearLostConnection();
        m_form.load(m_detail.summary()->instance, m_detail.sequence());
    }
    if (m_detail.isGone()) {
        m_form.forget({{}, m_detail.id().value(), {}});
    }
    if (m_detail.id().isEmpty()) {
        m_form.clear();
    }
    showForm();
    showFacts();
}

void InstanceOverview::showForm()
{
    const QString name = m_form.name();
    const QString language = m_form.defaultLanguage();
    const QString organization = m_form.defaultOrganization();
    setText(m_ui->name, name);
    setText(m_ui->language, language);
    setText(m_ui->organization, organization);
    m_ui->nameProblem->setProblem(m_detail.id().isEmpty() ? QString() : m_form.nameProblem());
    m_ui->languageProblem->setProblem(m_form.defaultLanguageProblem());
    m_ui->organizationProblem->setProblem(m_form.defaultOrganizationProblem());
    showOffers();
    m_ui->revert->setEnabled(m_form.isDirty() && !m_submission.isBusy());
}

void InstanceOverview::showOffers()
{
    for (QLineEdit* field : {m_ui->name, m_ui->language, m_ui->organization}) {
        field->setReadOnly(m_submitter.obstacle().has_value());
    }
    offer(*m_ui->apply, m_submission.canSubmit(), m_submitter);
    offer(*m_ui->remove, true, m_submitter);
}

void InstanceOverview::showFacts()
{
    const domain::InstanceSummary summary = m_detail.summary().value_or(domain::InstanceSummary());
    m_ui->id->setFact(summary.instance.id.value());
    m_ui->project->setFact(summary.instance.iamProject);
    m_ui->client->setFact(summary.instance.consoleClient);
    m_ui->app->setFact(summary.instance.consoleApp);
    m_ui->primaryDomain->setFact(summary.primaryDomain);
    m_ui->created->setTime(summary.instance.createdAt);
    m_ui->changed->setTime(summary.instance.updatedAt);
}

void InstanceOverview::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showForm();
        showFacts();
    }
}

} // namespace castellan::ui
