#include "models/instance/InstanceForm.h"

#include "domain/command/CheckedText.h"
#include "domain/core/DisplayName.h"
#include "domain/instance/AddInstance.h"
#include "domain/instance/LanguageTag.h"
#include "domain/instance/RenameInstance.h"
#include "domain/instance/SetDefaultLanguage.h"
#include "domain/instance/SetDefaultOrganization.h"
#include "models/changes/FieldProblem.h"

#include <QPointer>

#include <utility>

namespace castellan::models {

namespace {

const domain::Refusal emptyId{QStringLiteral("CAS-IdEmpty"), {}};

DraftSubject subjectOf(const domain::Instance& instance)
{
    return {{}, instance.id.value(), instance.name};
}

} // namespace

InstanceForm::InstanceForm(QObject* parent) : QObject(parent) {}

QString InstanceForm::idProblem() const
{
    return m_id.isEmpty() || !isNew() ? QString() : fieldProblem(domain::newId(m_id, QStringLiteral("id"), emptyId));
}

QString InstanceForm::nameProblem() const
{
    return fieldProblem(domain::DisplayName::parse(m_name));
}

QString InstanceForm::defaultLanguageProblem() const
{
    const bool isLeftOut = m_defaultLanguage.isEmpty() && (isNew() || m_before->defaultLanguage.isEmpty());
    return isLeftOut ? QString() : fieldProblem(domain::LanguageTag::parse(m_defaultLanguage));
}

QString InstanceForm::defaultOrganizationProblem() const
{
    const bool isTakenAway = m_before && m_defaultOrganization.isEmpty() && !m_before->defaultOrganization.isEmpty();
    return isTakenAway ? tr("A default organization can be replaced, but not taken away.") : QString();
}

bool InstanceForm::isDirty() const
{
    if (isNew()) {
        return !m_id.isEmpty() || !m_name.isEmpty() || !m_defaultLanguage.isEmpty() || !m_defaultOrganization.isEmpty();
    }
    return m_name != m_before->name || m_defaultLanguage != m_before->defaultLanguage
        || m_defaultOrganization != m_before->defaultOrganization.value();
}

bool InstanceForm::canSubmit() const
{
    return isDirty() && idProblem().isEmpty() && nameProblem().isEmpty() && defaultLanguageProblem().isEmpty()
        && defaultOrganizationProblem().isEmpty();
}

std::shared_ptr<domain::Batch> InstanceForm::batch() const
{
    auto batch = std::make_shared<domain::Batch>();
    if (isNew()) {
        auto add = std::make_unique<domain::AddInstance>(m_name);
        add->id = m_id.isEmpty() ? std::nullopt : std::optional(m_id);
        add->defaultLanguage = m_defaultLanguage.isEmpty() ? std::nullopt : std::optional(m_defaultLanguage);
        add->defaultOrganization = m_defaultOrganization.isEmpty() ? std::nullopt
                                                                   : std::optional(m_defaultOrganization);
        batch->add(std::move(add));
        return batch;
    }
    const std::optional<Draft> typed = draft();
    return typed ? batchOf(*typed) : batch;
}

std::shared_ptr<domain::Batch> InstanceForm::batchOf(const Draft& draft)
{
    auto batch = std::make_shared<domain::Batch>();
    const auto addChange = [&](std::unique_ptr<domain::Command> command) {
        command->expectedSequence = draft.sequence;
        batch->add(std::move(command));
    };
    if (draft.typed.name != draft.before.name) {
        addChange(std::make_unique<domain::RenameInstance>(draft.before.id, draft.typed.name));
    }
    if (draft.typed.defaultLanguage != draft.before.defaultLanguage) {
        addChange(std::make_unique<domain::SetDefaultLanguage>(draft.before.id, draft.typed.defaultLanguage));
    }
    if (draft.typed.defaultOrganization != draft.before.defaultOrganization) {
        addChange(std::make_unique<domain::SetDefaultOrganization>(draft.before.id, draft.typed.defaultOrganization));
    }
    return batch;
}

QList<UnappliedChange> InstanceForm::unapplied()
{
    QList<Draft> drafts = m_drafts.kept();
    if (const std::optional<Draft> shown = draft()) {
        drafts.append(*shown);
    }
    QList<UnappliedChange> changes;
    for (const Draft& draft : drafts) {
        const QPointer<InstanceForm> form(this); // an outcome may come when there is no window any more
        changes.append({draft.subject, batchOf(draft), [form, draft] { form ? form->settle(draft) : void(); },
                        [form, draft] { form ? form->forget(draft.subject) : void(); }});
    }
    return changes;
}

void InstanceForm::clear()
{
    putAside();
    m_before.reset();
    m_sequence = 0;
    m_id.clear();
    m_name.clear();
    m_defaultLanguage.clear();
    m_defaultOrganization.clear();
    emit changed();
}

void InstanceForm::load(const domain::Instance& instance, qint64 sequence)
{
    const DraftSubject subject = subjectOf(instance);
    if (!shows(subject)) {
        putAside();
        if (const std::optional<Draft> kept = m_drafts.take(subject)) {
            takeUp(*kept);
        }
    }
    const bool isSame = shows(subject);
    const auto take = [isSame](QString& field, const QString& before, const QString& now) {
        if (!isSame || field == before) {
            field = now;
        }
    };
    const domain::Instance before = m_before.value_or(instance);
    const bool wasDirty = isSame && isDirty();
    take(m_name, before.name, instance.name);
    take(m_defaultLanguage, before.defaultLanguage, instance.defaultLanguage);
    take(m_defaultOrganization, before.defaultOrganization.value(), instance.defaultOrganization.value());
    m_before = instance;
    m_id = instance.id.value();
    // What was typed on older values must meet the conflict check with the sequence of these.
    m_sequence = wasDirty && isDirty() ? m_sequence : sequence;
    emit changed();
}

void InstanceForm::revert()
{
    if (!m_before) {
        return clear();
    }
    m_name = m_before->name;
    m_defaultLanguage = m_before->defaultLanguage;
    m_defaultOrganization = m_before->defaultOrganization.value();
    emit changed();
}

std::optional<InstanceForm::Draft> InstanceForm::draft() const
{
    if (isNew() || !isDirty()) {
        return std::nullopt;
    }
    domain::Instance typed = *m_before;
    typed.name = m_name;
    typed.defaultLanguage = m_defaultLanguage;
    typed.defaultOrganization = domain::OrganizationId(m_defaultOrganization);
    return Draft{subjectOf(*m_before), *m_before, typed, m_sequence};
}

bool InstanceForm::shows(const DraftSubject& subject) const
{
    return m_before && subjectOf(*m_before).isSame(subject);
}

void InstanceForm::putAside()
{
    if (const std::optional<Draft> left = draft()) {
        m_drafts.keep(*left);
        emit draftsChanged(m_drafts.subjects());
    }
}

void InstanceForm::takeUp(const Draft& kept)
{
    m_before = kept.before;
    m_sequence = kept.sequence;
    m_name = kept.typed.name;
    m_defaultLanguage = kept.typed.defaultLanguage;
    m_defaultOrganization = kept.typed.defaultOrganization.value();
    emit draftsChanged(m_drafts.subjects());
}

void InstanceForm::settle(const Draft& applied)
{
    if (shows(applied.subject)) {
        m_before->name = applied.typed.name;
        m_before->defaultLanguage = applied.typed.defaultLanguage;
        m_before->defaultOrganization = applied.typed.defaultOrganization;
        emit changed();
    } else if (m_drafts.settle(applied)) {
        emit draftsChanged(m_drafts.subjects());
    }
}

void InstanceForm::forget(const DraftSubject& subject)
{
    if (shows(subject)) {
        revert();
    }
    if (m_drafts.drop(subject)) {
        emit draftsChanged(m_drafts.subjects());
    }
}

void InstanceForm::forgetDrafts()
{
    m_drafts.clear();
    emit draftsChanged({});
}

void InstanceForm::setId(const QString& text)
{
    set(m_id, text);
}

void InstanceForm::setName(const QString& text)
{
    set(m_name, text);
}

void InstanceForm::setDefaultLanguage(const QString& text)
{
    set(m_defaultLanguage, text);
}

void InstanceForm::setDefaultOrganization(const QString& id)
{
    set(m_defaultOrganization, id);
}

void InstanceForm::set(QString& field, const QString& text)
{
    if (field != text) {
        field = text;
        emit changed();
    }
}

} // namespace castellan::models
