#include "domain/organization/ImportOrganizations.h"

#include "domain/command/Batch.h"
#include "domain/command/CheckedText.h"
#include "domain/command/Uniqueness.h"
#include "domain/invoke/Context.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/OrganizationEvents.h"
#include "domain/port/UnitOfWork.h"

#include <utility>

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

Error takenByRow(const QString& what, const QString& field, const QString& value, int line)
{
    Error error = alreadyExists(
        u"V3-DKcYh"_s, field == "name"_L1 ? u"Errors.Org.AlreadyExists"_s : u"Errors.Org.Domain.AlreadyExists"_s,
        u"The %1 %2 is already taken by line %3 of the file."_s.arg(what, quoted(value), QString::number(line)));
    error.field = field;
    error.subject = value;
    return error;
}

/// Whether it tells of the value, not of the database's state.
bool isRefusal(const Error& error)
{
    return error.kind == ErrorKind::AlreadyExists && !error.retryable && error.sqlState.isEmpty();
}

} // namespace

ImportOrganizations::ImportOrganizations(InstanceId instance, const QList<ImportRow>& rows, const ImportClaims& claims)
    : m_instance(std::move(instance)),
      m_earlier(claims),
      m_limit(rows.size())
{
    m_candidates.reserve(rows.size());
    for (const ImportRow& row : rows) {
        m_candidates.append(candidate(row));
    }
}

ImportOrganizations::Candidate ImportOrganizations::candidate(const ImportRow& row)
{
    Candidate made;
    made.line = row.line;
    made.id = row.id;
    made.writtenName = row.name;
    const Result<DisplayName> parsed = parseName(row.name, {u"ORG-mruNY"_s, u"Errors.Invalid.Argument"_s});
    if (!parsed) {
        made.fault = ImportRejection{row.line, row.name, parsed.error()};
        return made;
    }
    made.name = parsed->text();
    for (const QString& written : row.domains) {
        const Result<DomainName> domain = parseDomain(written,
                                                      {{u"ORG-r3h4J"_s, u"Errors.Invalid.Argument"_s}, {}, {}});
        if (!domain) {
            made.fault = ImportRejection{row.line, written, domain.error()};
            return made;
        }
        if (!made.domains.contains(domain->ascii())) {
            made.domains.append(domain->ascii());
            made.writtenDomains.append(written);
        }
    }
    return made;
}

void ImportOrganizations::leaveOut(qsizetype row, const Error& reason)
{
    Candidate& candidate = m_candidates[row];
    const bool isDomain = reason.field == "domain"_L1 && candidate.domains.contains(reason.subject);
    const QString value = isDomain ? candidate.writtenDomains.at(candidate.domains.indexOf(reason.subject))
                                   : candidate.writtenName;
    candidate.fault = ImportRejection{candidate.line, value, reason};
}

QString ImportOrganizations::name() const
{
    return u"organization.import"_s;
}

void ImportOrganizations::reads(ReadSet& reads) const
{
    reads.instances.insert(m_instance);
    for (qsizetype index = 0; index < m_limit; ++index) {
        const Candidate& row = m_candidates.at(index);
        if (row.fault) {
            continue;
        }
        reads.organizations.insert({m_instance, row.id});
        reads.domainsOfOrganizations.insert({m_instance, row.id});
        reads.aggregates.insert(OrganizationEvents(m_instance, row.id).aggregate());
        reads.organizationNames.insert({m_instance, row.name});
        reads.constraints.append(Uniqueness::organizationName(m_instance, row.name));
        for (const QString& domain : row.domains) {
            reads.verifiedDomains.insert({m_instance, domain});
            reads.constraints.append(Uniqueness::verifiedDomain(m_instance, domain));
        }
    }
}

Result<void> ImportOrganizations::execute(Context& context)
{
    m_rejections.clear();
    m_claimed = {};
    const auto parent = context.work().instance(m_instance);
    if (!parent) {
        return failed(parent.error());
    }
    if (!*parent) {
        return failed(notFound(u"CAS-InstanceNotFound"_s, u"Errors.Instance.NotFound"_s,
                               u"There is no instance %1."_s.arg(quoted(m_instance.value())))
                          .at(u"instance"_s));
    }
    for (qsizetype index = 0; index < m_limit; ++index) {
        if (const Result<void> taken = take(m_candidates.at(index), context); !taken) {
            return taken;
        }
    }
    return {};
}

Result<void> ImportOrganizations::take(const Candidate& row, Context& context)
{
    std::optional<ImportRejection> objection = row.fault ? row.fault : repeated(row);
    if (!objection) {
        Result<std::optional<ImportRejection>> found = judged(row, context);
        if (!found) {
            return failed(found.error());
        }
        objection = std::move(*found);
    }
    if (objection) {
        m_rejections.append(*objection);
        return {};
    }
    return add(row, context);
}

std::optional<ImportRejection> ImportOrganizations::repeated(const Candidate& row) const
{
    const auto earlier = [](const QHash<QString, int>& before, const QHash<QString, int>& now, const QString& key) {
        return before.value(key, now.value(key));
    };
    if (const int line = earlier(m_earlier.names, m_claimed.names, folded(row.name)); line > 0) {
        return ImportRejection{row.line, row.writtenName,
                               takenByRow(u"organization name"_s, u"name"_s, row.name, line)};
    }
    for (qsizetype index = 0; index < row.domains.size(); ++index) {
        const QString& domain = row.domains.at(index);
        if (const int line = earlier(m_earlier.domains, m_claimed.domains, domain); line > 0) {
            return ImportRejection{row.line, row.writtenDomains.at(index),
                                   takenByRow(u"verified domain"_s, u"domain"_s, domain, line)};
        }
    }
    return std::nullopt;
}

Result<std::optional<ImportRejection>> ImportOrganizations::judged(const Candidate& row, Context& context) const
{
    const Uniqueness uniqueness(context.work());
    Result<void> free = uniqueness.requireOrganizationName(m_instance, row.id, row.name, {});
    QString value = row.writtenName;
    for (qsizetype index = 0; free && index < row.domains.size(); ++index) {
        value = row.writtenDomains.at(index);
        free = uniqueness.requireVerifiedDomain(m_instance, row.domains.at(index));
    }
    if (free) {
        return std::nullopt;
    }
    if (!isRefusal(free.error())) {
        return failed(free.error());
    }
    return ImportRejection{row.line, value, free.error()};
}

Result<void> ImportOrganizations::add(const Candidate& row, Context& context)
{
    Batch batch;
    auto organization = std::make_unique<AddOrganization>(m_instance, row.name);
    organization->id = row.id.value();
    organization->generatedDomain = false;
    batch.add(std::move(organization));
    for (const QString& text : row.domains) {
        auto domain = std::make_unique<AddOrganizationDomain>(m_instance, row.id, text);
        domain->isVerified = true;
        domain->isPrimary = text == row.domains.constFirst();
        batch.add(std::move(domain));
    }
    if (const Result<void> added = context.invoke(batch); !added) {
        return added;
    }
    m_claimed.names.insert(folded(row.name), row.line);
    for (const QString& domain : row.domains) {
        m_claimed.domains.insert(domain, row.line);
    }
    return {};
}

} // namespace castellan::domain
