#include "domain/instance/InstanceDomainCommand.h"

#include "domain/command/Uniqueness.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

namespace {

using namespace Qt::Literals::StringLiterals;

Error missingDomain(const Refusal& refusal, InstanceDomainType type, const QString& domain, const InstanceId& instance)
{
    Error error = notFound(
        refusal.id, refusal.messageKey,
        u"Instance %1 has no %2 domain %3."_s.arg(quoted(instance.value()), typeName(type), quoted(domain)));
    error.field = u"domain"_s;
    error.subject = domain;
    return error;
}

} // namespace

void InstanceDomainCommand::reads(ReadSet& reads) const
{
    InstanceCommand::reads(reads);
    const QString trimmed = domain.trimmed();
    if (mayBeStoredDomain(trimmed)) {
        reads.instanceDomains.insert(trimmed);
    }
    if (const Result<DomainName> parsed = DomainName::parse(domain)) {
        reads.instanceDomains.insert(parsed->ascii());
        reads.constraints.append(Uniqueness::customDomain(parsed->ascii()));
        reads.constraints.append(Uniqueness::trustedDomain(instanceId(), parsed->ascii()));
    }
}

Result<void> InstanceDomainCommand::checkNew(Context& context)
{
    const Refusal invalid{u"DOM-jieuM8"_s, u"Errors.Invalid.Argument"_s};
    const Refusal character{u"DOM-98VcSQ"_s, u"Errors.Instance.Domain.InvalidCharacter"_s};
    m_spelling.clear();
    const Result<DomainName> parsed = parseDomain(domain, {invalid, invalid, character});
    if (!parsed && parsed.error().id == invalid.id) {
        return failed(parsed.error());
    }
    if (Result<void> checked = checkInstanceId({u"DOM-YaUBp5"_s, u"Errors.Invalid.Argument"_s}); !checked) {
        return checked;
    }
    if (!parsed) {
        return failed(parsed.error());
    }
    if (const Result<Instance> parent = existingInstance(context); !parent) {
        return failed(parent.error());
    }
    m_spelling = parsed->ascii();
    return Uniqueness(context.work()).requireInstanceDomain(instanceId(), m_spelling);
}

Result<InstanceDomain> InstanceDomainCommand::existing(Context& context, InstanceDomainType type,
                                                       const DomainRefusals& refusals, const Refusal& missing,
                                                       const Refusal& noInstance)
{
    m_spelling.clear();
    const QString trimmed = domain.trimmed();
    const Result<DomainName> parsed = parseDomain(domain, refusals);
    if (!mayBeStoredDomain(trimmed) && !parsed) {
        return failed(parsed.error());
    }
    if (Result<void> checked = checkInstanceId(noInstance); !checked) {
        return failed(checked.error());
    }
    Result<std::optional<InstanceDomain>> row = std::optional<InstanceDomain>();
    if (mayBeStoredDomain(trimmed)) {
        row = rowOf(context, type, trimmed);
    }
    if (row && !*row && parsed && parsed->ascii() != trimmed) {
        row = rowOf(context, type, parsed->ascii());
    }
    if (!row) {
        return failed(row.error());
    }
    if (!*row) {
        return failed(parsed ? missingDomain(missing, type, parsed->ascii(), instanceId()) : parsed.error());
    }
    m_spelling = (*row)->domain;
    return **row;
}

Result<std::optional<InstanceDomain>> InstanceDomainCommand::rowOf(Context& context, InstanceDomainType type,
                                                                   const QString& text) const
{
    Result<std::optional<InstanceDomain>> row = context.work().instanceDomain(text);
    if (row && *row && ((*row)->instance != instanceId() || (*row)->type != type)) {
        return std::optional<InstanceDomain>();
    }
    return row;
}

} // namespace castellan::domain
