#include "models/organization/OrganizationForm.h"

#include "domain/command/CheckedText.h"
#include "domain/core/DisplayName.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/ReactivateOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "models/changes/FieldProblem.h"

#include <utility>

namespace castellan::models {

using domain::OrganizationState;

namespace {

const domain::Refusal emptyId{QStringLiteral("CAS-IdEmpty"), {}};

} // namespace

OrganizationForm::OrganizationForm(QObject* parent) : TypedOrganization(parent) {}

QString OrganizationForm::idProblem() const
{
    return m_id.isEmpty() || !isNew() ? QString() : fieldProblem(domain::newId(m_id, QStringLiteral("id"), emptyId));
}

QString OrganizationForm::nameProblem() const
{
    return fieldProblem(domain::DisplayName::parse(name()));
}

bool OrganizationForm::isDirty() const
{
    return isNew() ? !m_id.isEmpty() || !name().isEmpty() : TypedOrganization::isDirty();
}

bool OrganizationForm::canSubmit() const
{
    return !instance().isEmpty() && isDirty() && idProblem().isEmpty() && nameProblem().isEmpty();
}

std::shared_ptr<domain::Batch> OrganizationForm::batch() const
{
    auto batch = std::make_shared<domain::Batch>();
    if (isNew()) {
        auto add = std::make_unique<domain::AddOrganization>(instance(), name());
        add->id = m_id.isEmpty() ? std::nullopt : std::optional(m_id);
        add->generatedDomain = m_makesGeneratedDomain;
        batch->add(std::move(add));
        return batch;
    }
    const std::optional<Draft> changes = draft();
    return changes ? batchOf(*changes) : batch;
}

std::shared_ptr<domain::Batch> OrganizationForm::batchOf(const Draft& draft) const
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

DraftSubject OrganizationForm::subjectOf(const domain::Organization& organization) const
{
    return {organization.instance, organization.id.value(), organization.name};
}

void OrganizationForm::clear(const domain::InstanceId& instance)
{
    m_id.clear();
    m_makesGeneratedDomain = true;
    domain::Organization empty;
    empty.instance = instance;
    start(empty);
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
    set(&domain::Organization::name, text);
}

void OrganizationForm::setState(OrganizationState state)
{
    set(&domain::Organization::state, state);
}

void OrganizationForm::setMakesGeneratedDomain(bool makesGeneratedDomain)
{
    if (m_makesGeneratedDomain != makesGeneratedDomain) {
        m_makesGeneratedDomain = makesGeneratedDomain;
        emit changed();
    }
}

} // namespace castellan::models
