#include "models/organization/OrganizationForm.h"

#include "domain/command/CheckedText.h"
#include "domain/core/DisplayName.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/ReactivateOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "models/changes/FieldProblem.h"

#include <QPointer>

#include <utility>

namespace castellan::models {

using domain::OrganizationState;

namespace {

const domain::Refusal emptyId{QStringLiteral("CAS-IdEmpty"), {}};

DraftSubject subjectOf(const domain::Organization& organization)
{
    return {organization.instance, organization.id.value(), organization.name};
}

} // namespace

OrganizationForm::OrganizationForm(QObject* parent) : QObject(parent) {}

QString OrganizationForm::idProblem() const
{
    return m_id.isEmpty() || !isNew() ? QString() : fieldProblem(domain::newId(m_id, QStringLiteral("id"), emptyId));
}

QString OrganizationForm::nameProblem() const
{
    return fieldProblem(domain::DisplayName::parse(m_name));
}

bool OrganizationForm::isDirty() const
{
    return isNew() ? !m_id.isEmpty() || !m_name.isEmpty() : m_name != m_before->name || m_state != m_before->state;
}

bool OrganizationForm::canSubmit() const
{
    return !m_instance.isEmpty() && isDirty() && idProblem().isEmpty() && nameProblem().isEmpty();
}

std::shared_ptr<domain::Batch> OrganizationForm::batch() const
{
    auto batch = std::make_shared<domain::Batch>();
    if (isNew()) {
        auto add = std::make_unique<domain::AddOrganization>(m_instance, m_name);
        add->id = m_id.isEmpty() ? std::nullopt : std::optional(m_id);
        add->generatedDomain = m_makesGeneratedDomain;
        batch->add(std::move(add));
        return batch;
    }
    const std::optional<Draft> typed = draft();
    return typed ? batchOf(*typed) : batch;
}

std::shared_ptr<domain::Batch> OrganizationForm::batchOf(const Draft& draft)
{
    auto batch = std::make_shared<domain::Batch>();
    const auto addChange = [&](std::unique_ptr<domain::Command> command) {
        command->expectedSequence = draft.sequence;
        batch->add(std::move(command));
    };
    if (draft.typed.name != draft.before.name) {
        addChange(
            std::make_unique<domain::RenameOrganization>(draft.subject.instance, draft.before.id, draft.typed.name));
    }
    if (draft.typed.state != draft.before.state && draft.typed.state == OrganizationState::Inactive) {
        addChange(std::make_unique<domain::DeactivateOrganization>(draft.subject.instance, draft.before.id));
    } else if (draft.typed.state != draft.before.state) {
        addChange(std::make_unique<domain::ReactivateOrganization>(draft.subject.instance, draft.before.id));
    }
    return batch;
}

QList<UnappliedChange> OrganizationForm::unapplied()
{
    QList<Draft> drafts = m_drafts.kept();
    if (const std::optional<Draft> shown = draft()) {
        drafts.append(*shown);
    }
    QList<UnappliedChange> changes;
    for (const Draft& draft : drafts) {
        const QPointer<OrganizationForm> form(this); // an outcome may come when there is no window any more
        changes.append({draft.subject, batchOf(draft), [form, draft] { form ? form->settle(draft) : void(); },
                        [form, draft] { form ? form->forget(draft.subject) : void(); }});
    }
    return changes;
}

void OrganizationForm::clear(const domain::InstanceId& instance)
{
    putAside();
    m_before.reset();
    m_sequence = 0;
    m_instance = instance;
    m_id.clear();
    m_name.clear();
    m_state = OrganizationState::Active;
    m_makesGeneratedDomain = true;
    emit changed();
}

void OrganizationForm::load(const domain::Organization& organization, qint64 sequence)
{
    const DraftSubject subject = subjectOf(organization);
    if (!shows(subject)) {
        putAside();
        if (const std::optional<Draft> kept = m_drafts.take(subject)) {
            takeUp(*kept);
        }
    }
    const bool isSame = shows(subject);
    const domain::Organization before = m_before.value_or(organization);
    const bool wasDirty = isSame && isDirty();
    if (!isSame || m_name == before.name) {
        m_name = organization.name;
    }
    if (!isSame || m_state == before.state) {
        m_state = organization.state;
    }
    m_before = organization;
    m_instance = organization.instance;
    m_id = organization.id.value();
    // What was typed on older values must meet the conflict check with the sequence of these.
    m_sequence = wasDirty && isDirty() ? m_sequence : sequence;
    emit changed();
}

void OrganizationForm::revert()
{
    if (!m_before) {
        return clear(m_instance);
    }
    m_name = m_before->name;
    m_state = m_before->state;
    emit changed();
}

std::optional<OrganizationForm::Draft> OrganizationForm::draft() const
{
    if (isNew() || !isDirty()) {
        return std::nullopt;
    }
    domain::Organization typed = *m_before;
    typed.name = m_name;
    typed.state = m_state;
    return Draft{subjectOf(*m_before), *m_before, typed, m_sequence};
}

bool OrganizationForm::shows(const DraftSubject& subject) const
{
    return m_before && subjectOf(*m_before).isSame(subject);
}

void OrganizationForm::putAside()
{
    if (const std::optional<Draft> left = draft()) {
        m_drafts.keep(*left);
        emit draftsChanged(m_drafts.subjects());
    }
}

void OrganizationForm::takeUp(const Draft& kept)
{
    m_before = kept.before;
    m_sequence = kept.sequence;
    m_name = kept.typed.name;
    m_state = kept.typed.state;
    emit draftsChanged(m_drafts.subjects());
}

void OrganizationForm::settle(const Draft& applied)
{
    if (shows(applied.subject)) {
        m_before->name = applied.typed.name;
        m_before->state = applied.typed.state;
        emit changed();
    } else if (m_drafts.settle(applied)) {
        emit draftsChanged(m_drafts.subjects());
    }
}

void OrganizationForm::forget(const DraftSubject& subject)
{
    if (shows(subject)) {
        revert();
    }
    if (m_drafts.drop(subject)) {
        emit draftsChanged(m_drafts.subjects());
    }
}

void OrganizationForm::forgetDrafts()
{
    m_drafts.clear();
    emit draftsChanged({});
}

void OrganizationForm::setId(const QString& text)
{
    if (m_id != text) {
        m_id = text;
        emit changed();
    }
}

void OrganizationForm::setName(const QString& text)
{
    if (m_name != text) {
        m_name = text;
        emit changed();
    }
}

void OrganizationForm::setState(OrganizationState state)
{
    if (m_state != state) {
        m_state = state;
        emit changed();
    }
}

void OrganizationForm::setMakesGeneratedDomain(bool makesGeneratedDomain)
{
    if (m_makesGeneratedDomain != makesGeneratedDomain) {
        m_makesGeneratedDomain = makesGeneratedDomain;
        emit changed();
    }
}

} // namespace castellan::models
