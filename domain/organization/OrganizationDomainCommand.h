#pragma once

#include "domain/organization/OrganizationCommand.h"
#include "domain/organization/OrganizationDomain.h"

namespace castellan::domain {

/// A command on one domain of an organization.
class OrganizationDomainCommand : public OrganizationCommand
{
public:
    OrganizationDomainCommand(InstanceId ofInstance, OrganizationId ofOrganization, QString domainText)
        : OrganizationCommand(std::move(ofInstance), std::move(ofOrganization)),
          domain(std::move(domainText))
    {}

    QString domain; ///< as typed, or the spelling of an existing row

    void reads(ReadSet& reads) const override;

protected:
    [[nodiscard]] QString resultDomain() const override { return m_spelling.isEmpty() ? domain.trimmed() : m_spelling; }

    /// The row that is meant: of the spelling given, else of its normalized form. Errors: InvalidArgument `empty` or of
    /// DomainName; NotFound `missing`.
    [[nodiscard]] Result<OrganizationDomain> existing(Context& context, const Refusal& empty, const Refusal& missing);
    /// The primary domain of the organization, or empty.
    [[nodiscard]] Result<QString> primaryDomain(Context& context) const;

    [[nodiscard]] const QString& spelling() const { return m_spelling; }
    void setSpelling(const QString& spelling) { m_spelling = spelling; }

private:
    QString m_spelling;
};

} // namespace castellan::domain
