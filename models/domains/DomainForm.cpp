#include "models/domains/DomainForm.h"

#include "domain/core/DomainName.h"
#include "domain/instance/AddInstanceDomain.h"
#include "domain/instance/AddTrustedDomain.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "models/connection/ErrorText.h"

namespace castellan::models {

DomainForm::DomainForm(const domain::InstanceId& instance, DomainKind kind, QObject* parent)
    : QObject(parent),
      m_instance(instance),
      m_kind(kind)
{}

DomainForm::DomainForm(const domain::InstanceId& instance, const domain::OrganizationId& organization, QObject* parent)
    : QObject(parent),
      m_instance(instance),
      m_organization(organization),
      m_kind(DomainKind::Organization)
{}

QString DomainForm::storedForm() const
{
    const domain::Result<domain::DomainName> parsed = domain::DomainName::parse(m_domain);
    return parsed ? parsed->ascii() : QString();
}

QString DomainForm::domainProblem() const
{
    if (m_domain.trimmed().isEmpty()) {
        return {};
    }
    const domain::Result<domain::DomainName> parsed = domain::DomainName::parse(m_domain);
    return parsed ? QString() : ErrorText::of(parsed.error()).sentence;
}

QString DomainForm::domainWarning() const
{
    const domain::Result<domain::DomainName> parsed = domain::DomainName::parse(m_domain);
    return parsed && parsed->isPublicSuffix() ? tr("Anybody may register names under this domain.") : QString();
}

bool DomainForm::canSubmit() const
{
    return domain::DomainName::parse(m_domain).has_value();
}

std::unique_ptr<domain::Command> DomainForm::command() const
{
    switch (m_kind) {
    case DomainKind::Custom: return std::make_unique<domain::AddInstanceDomain>(m_instance, m_domain);
    case DomainKind::Trusted: return std::make_unique<domain::AddTrustedDomain>(m_instance, m_domain);
    case DomainKind::Organization: break;
    }
    auto add = std::make_unique<domain::AddOrganizationDomain>(m_instance, m_organization, m_domain);
    add->isVerified = m_isVerified;
    add->isPrimary = m_isPrimary;
    return add;
}

void DomainForm::setDomain(const QString& text)
{
    if (m_domain != text) {
        m_domain = text;
        emit changed();
    }
}

void DomainForm::setKind(DomainKind kind)
{
    if (m_kind != kind) {
        m_kind = kind;
        emit changed();
    }
}

void DomainForm::setVerified(std::optional<bool> isVerified)
{
    if (m_isVerified != isVerified) {
        m_isVerified = isVerified;
        m_isPrimary = m_isPrimary && isVerified.value_or(false);
        emit changed();
    }
}

void DomainForm::setPrimary(bool isPrimary)
{
    if (m_isPrimary != isPrimary) {
        m_isPrimary = isPrimary;
        if (isPrimary) {
            m_isVerified = true;
        }
        emit changed();
    }
}

} // namespace castellan::models
