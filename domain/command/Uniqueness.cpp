#include "domain/command/Uniqueness.h"

#include "domain/command/CheckedText.h"
#include "domain/port/UnitOfWork.h"

namespace castellan::domain {

namespace {

using namespace Qt::Literals::StringLiterals;

Error taken(const QString& id, const QString& messageKey, const QString& what, const QString& field,
            const QString& value)
{
    Error error = alreadyExists(id, messageKey, u"The %1 %2 is already taken"_s.arg(what, quoted(value)));
    error.field = field;
    error.subject = value;
    return error;
}

/// The refusal as a whole sentence, with the holder where one is known.
Error heldBy(Error refusal, const QString& holder)
{
    refusal.message += holder.isEmpty() ? u"."_s : u" by "_s + holder + u"."_s;
    return refusal;
}

} // namespace

Result<void> Uniqueness::requireOrganizationName(const InstanceId& instance, const OrganizationId& organization,
                                                 const QString& name, const QString& before) const
{
    const auto refusal = [&name] {
        return taken(u"V3-DKcYh"_s, u"Errors.Org.AlreadyExists"_s, u"organization name"_s, u"name"_s, name);
    };
    const auto row = m_work.organizationNamed(instance, name);
    if (!row) {
        return failed(row.error());
    }
    if (*row && (*row)->id != organization) {
        return failed(heldBy(refusal(), u"organization %1 (%2)"_s.arg(quoted((*row)->name), (*row)->id.value())));
    }
    if (folded(name) == folded(before)) {
        return {};
    }
    return requireFree(organizationName(instance, name), refusal);
}

Result<void> Uniqueness::requireInstanceDomain(const InstanceId& instance, const QString& domain) const
{
    const QString key = u"Errors.Instance.Domain.AlreadyExists"_s;
    const auto row = m_work.instanceDomain(domain);
    if (!row) {
        return failed(row.error());
    }
    if (*row) {
        const Result<QString> holder = described((*row)->instance);
        if (!holder) {
            return failed(holder.error());
        }
        return failed(heldBy(taken(u"DOM-CvQ8tf"_s, key, u"domain"_s, u"domain"_s, domain), *holder));
    }
    const auto refusal = [&] { return taken(u"V3-DKcYh"_s, key, u"domain"_s, u"domain"_s, domain); };
    if (Result<void> free = requireFree(customDomain(domain), refusal); !free) {
        return free;
    }
    return requireFree(trustedDomain(instance, domain), refusal);
}

Result<void> Uniqueness::requireVerifiedDomain(const InstanceId& instance, const QString& domain) const
{
    const auto refusal = [&domain] {
        return taken(u"V3-DKcYh"_s, u"Errors.Org.Domain.AlreadyExists"_s, u"verified domain"_s, u"domain"_s, domain);
    };
    const auto holder = m_work.verifiedHolder(instance, domain);
    if (!holder) {
        return failed(holder.error());
    }
    if (*holder) {
        const Result<QString> words = described(instance, **holder);
        return failed(words ? heldBy(refusal(), *words) : words.error());
    }
    return requireFree(verifiedDomain(instance, domain), refusal);
}

UniqueConstraint Uniqueness::organizationName(const InstanceId& instance, const QString& name)
{
    return {instance.value(), u"org_name"_s, name};
}

UniqueConstraint Uniqueness::customDomain(const QString& domain)
{
    return {{}, u"instance_domain"_s, domain};
}

UniqueConstraint Uniqueness::trustedDomain(const InstanceId& instance, const QString& domain)
{
    return {instance.value(), u"trusted_domain"_s, domain};
}

UniqueConstraint Uniqueness::verifiedDomain(const InstanceId& instance, const QString& domain)
{
    return {instance.value(), u"org_domain"_s, domain};
}

void Uniqueness::readOrganizationName(const InstanceId& instance, const QString& name, ReadSet& reads)
{
    reads.organizationNames.insert({instance, name});
    reads.constraints.append(organizationName(instance, name));
}

void Uniqueness::readVerifiedDomain(const InstanceId& instance, const QString& domain, ReadSet& reads)
{
    reads.verifiedDomains.insert({instance, domain});
    reads.constraints.append(verifiedDomain(instance, domain));
}

Result<void> Uniqueness::requireFree(const UniqueConstraint& constraint, const std::function<Error()>& refusal) const
{
    const Result<bool> isTaken = m_work.isTaken(constraint);
    if (!isTaken) {
        return failed(isTaken.error());
    }
    if (!*isTaken) {
        return {};
    }
    const Result<QString> holder = m_work.holderOf(constraint);
    return failed(holder ? heldBy(refusal(), *holder) : holder.error());
}

Result<QString> Uniqueness::described(const InstanceId& instance, const OrganizationId& organization) const
{
    const auto row = m_work.organization(instance, organization);
    if (!row) {
        return failed(row.error());
    }
    return *row ? u"organization %1 (%2)"_s.arg(quoted((*row)->name), organization.value())
                : u"organization "_s + organization.value();
}

Result<QString> Uniqueness::described(const InstanceId& instance) const
{
    const auto row = m_work.instance(instance);
    if (!row) {
        return failed(row.error());
    }
    return *row ? u"instance %1 (%2)"_s.arg(quoted((*row)->name), instance.value()) : u"instance "_s + instance.value();
}

} // namespace castellan::domain
