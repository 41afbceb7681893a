#include "models/instance/InstanceForm.h"

#include "domain/command/CheckedText.h"
#include "domain/core/DisplayName.h"
#include "domain/instance/AddInstance.h"
#include "domain/instance/LanguageTag.h"
#include "domain/instance/RenameInstance.h"
#include "domain/instance/SetDefaultLanguage.h"
#include "domain/instance/SetDefaultOrganization.h"
#include "models/changes/FieldProblem.h"

#include <utility>

namespace castellan::models {

namespace {

const domain::Refusal emptyId{QStringLiteral("CAS-IdEmpty"), {}};

} // namespace

InstanceForm::InstanceForm(QObject* parent) : TypedInstance(parent) {}

QString InstanceForm::idProblem() const
{
    return m_id.isEmpty() || !isNew() ? QString() : fieldProblem(domain::newId(m_id, QStringLiteral("id"), emptyId));
}

QString InstanceForm::nameProblem() const
{
    return fieldProblem(domain::DisplayName::parse(name()));
}

QString InstanceForm::defaultLanguageProblem() const
{
    const bool isLeftOut = defaultLanguage().isEmpty() && (isNew() || before()->defaultLanguage.isEmpty());
    return isLeftOut ? QString() : fieldProblem(domain::LanguageTag::parse(defaultLanguage()));
}

QString InstanceForm::defaultOrganizationProblem() const
{
    const bool isTakenAway = !isNew() && defaultOrganization().isEmpty() && !before()->defaultOrganization.isEmpty();
    return isTakenAway ? tr("A default organization can be replaced, but not taken away.") : QString();
}

bool InstanceForm::isDirty() const
{
    return isNew() ? !m_id.isEmpty() || typed() != domain::Instance() : TypedInstance::isDirty();
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
        auto add = std::make_unique<domain::AddInstance>(name());
        add->id = m_id.isEmpty() ? std::nullopt : std::optional(m_id);
        add->defaultLanguage = defaultLanguage().isEmpty() ? std::nullopt : std::optional(defaultLanguage());
        add->defaultOrganization = defaultOrganization().isEmpty() ? std::nullopt
                                                                   : std::optional(defaultOrganization());
        batch->add(std::move(add));
        return batch;
    }
    const std::optional<Draft> changes = draft();
    return changes ? batchOf(*changes) : batch;
}

std::shared_ptr<domain::Batch> InstanceForm::batchOf(const Draft& draft) const
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

DraftSubject InstanceForm::subjectOf(const domain::Instance& instance) const
{
    return {{}, instance.id.value(), instance.name};
}

void InstanceForm::clear()
{
    m_id.clear();
    start({});
}

void InstanceForm::setId(const QString& text)
{
    if (m_id != text) {
        m_id = text;
        emit changed();
    }
}

void InstanceForm::setName(const QString& text)
{
    set(&domain::Instance::name, text);
}

void InstanceForm::setDefaultLanguage(const QString& text)
{
    set(&domain::Instance::defaultLanguage, text);
}

void InstanceForm::setDefaultOrganization(const QString& id)
{
    set(&domain::Instance::defaultOrganization, domain::OrganizationId(id));
}

} // namespace castellan::models
