#include "models/changes/RemovalForm.h"

#include "domain/instance/RemoveInstance.h"
#include "domain/organization/RemoveOrganization.h"
#include "models/table/VisibleText.h"

#include <algorithm>
#include <limits>

namespace castellan::models {

namespace {

int counted(qint64 number)
{
    return static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

RemovalForm::RemovalForm(const domain::InstanceSummary& instance, qint64 sequence, QObject* parent)
    : QObject(parent),
      m_name(instance.instance.name)
{
    const QString organizations = tr("%n organization(s)", "goes along", counted(instance.organizationCount));
    const QString domains = tr("%n domain(s)", "goes along", instance.domainCount);
    //: %1 is the instance's name, %2 so many organizations, %3 so many domains.
    m_question =
        tr("The instance “%1” will be removed, and with it %2 and %3 of its own, and all domains of its organizations. This cannot be undone.")
            .arg(shownName(), organizations, domains);
    m_make = [id = instance.instance.id, sequence] {
        auto command = std::make_unique<domain::RemoveInstance>(id);
        command->expectedSequence = sequence;
        return command;
    };
}

RemovalForm::RemovalForm(const domain::OrganizationSummary& organization, qint64 sequence, QObject* parent)
    : QObject(parent),
      m_name(organization.organization.name)
{
    const QString domains = tr("%n domain(s)", "goes along", organization.domainCount);
    //: %1 is the organization's name, %2 so many domains.
    m_question = tr("The organization “%1” will be removed, and with it %2. This cannot be undone.")
                     .arg(shownName(), domains);
    m_make = [key = organization.organization, sequence] {
        auto command = std::make_unique<domain::RemoveOrganization>(key.instance, key.id);
        command->expectedSequence = sequence;
        return command;
    };
}

QString RemovalForm::shownName() const
{
    return visibleText(m_name);
}

bool RemovalForm::canSubmit() const
{
    const QString typed = m_typed.trimmed();
    return !typed.isEmpty() && (typed == m_name.trimmed() || typed == shownName().trimmed());
}

std::unique_ptr<domain::Command> RemovalForm::command() const
{
    return m_make();
}

void RemovalForm::setTypedName(const QString& text)
{
    if (m_typed != text) {
        m_typed = text;
        emit changed();
    }
}

} // namespace castellan::models
