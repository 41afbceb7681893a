#include "storage/repository/HolderSearch.h"

#include "domain/core/DisplayName.h"
#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;

QString described(const QString& kind, const QString& name, const QString& id)
{
    return kind + u" \""_s + name + u"\" ("_s + id + u')';
}

QString described(const domain::Organization& row)
{
    return described(u"organization"_s, row.name, row.id.value());
}

bool isAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar character) { return character.unicode() < 0x80; });
}

} // namespace

Result<QString> HolderSearch::holderOf(const domain::UniqueConstraint& constraint) const
{
    const QString own = inBatch(constraint);
    if (!own.isEmpty()) {
        return own;
    }
    if (constraint.type == u"org_name"_s) {
        return ofName(constraint);
    }
    return constraint.type == u"org_domain"_s ? ofOrganizationDomain(constraint) : ofInstanceDomain(constraint);
}

QString HolderSearch::inBatch(const domain::UniqueConstraint& constraint) const
{
    const QString folded = domain::folded(constraint.field);
    if (constraint.type == u"org_name"_s) {
        for (const Tracked<domain::Organization>& tracked : m_rows.trackedOrganizations()) {
            if (tracked.now && tracked.now->instance.value() == constraint.instanceId
                && domain::folded(tracked.now->name) == folded) {
                return described(*tracked.now);
            }
        }
    }
    return {};
}

Result<QString> HolderSearch::ofName(const domain::UniqueConstraint& constraint) const
{
    const QString folded = domain::folded(constraint.field);
    QString sql = u"SELECT t.name, t.id FROM "_s + m_dialect.table(u"zitadel"_s, u"organizations"_s)
        + u" AS t WHERE t.instance_id = $1"_s;
    QList<Value> values = {constraint.instanceId};
    if (isAscii(folded)) {
        sql += u" AND "_s
            + m_dialect.matches(u"t.name"_s, domain::TextMatch::Equals, domain::Letters::IgnoreAsciiCase, u"$2"_s);
        values.append(folded);
    }
    const auto rows = m_db.query(Statement(sql, values));
    if (!rows) {
        return failed(rows.error());
    }
    for (const Row& row : *rows) {
        if (domain::folded(row.text(0)) == folded) {
            return described(u"organization"_s, row.text(0), row.text(1));
        }
    }
    return QString();
}

Result<QString> HolderSearch::ofOrganizationDomain(const domain::UniqueConstraint& constraint) const
{
    const QString table = m_dialect.table(u"zitadel"_s, u"org_domains"_s);
    const QString sql = u"SELECT o.name, o.id FROM "_s + table + u" AS d JOIN "_s
        + m_dialect.table(u"zitadel"_s, u"organizations"_s)
        + u" AS o ON o.instance_id = d.instance_id AND o.id = d.org_id WHERE d.instance_id = $1 AND d.is_verified AND (d.domain = $2 OR "_s
        + m_dialect.matches(u"d.domain"_s, domain::TextMatch::Equals, domain::Letters::IgnoreAsciiCase, u"$2"_s)
        + u") LIMIT 1"_s;
    const auto rows = m_db.query(Statement(sql, {constraint.instanceId, domain::folded(constraint.field)}));
    if (!rows) {
        return failed(rows.error());
    }
    return rows->isEmpty() ? QString() : described(u"organization"_s, rows->at(0).text(0), rows->at(0).text(1));
}

Result<QString> HolderSearch::ofInstanceDomain(const domain::UniqueConstraint& constraint) const
{
    const QString sql = u"SELECT i.name, i.id FROM "_s + m_dialect.table(u"zitadel"_s, u"instance_domains"_s)
        + u" AS d JOIN "_s + m_dialect.table(u"zitadel"_s, u"instances"_s) + u" AS i ON i.id = d.instance_id WHERE "_s
        + m_dialect.matches(u"d.domain"_s, domain::TextMatch::Equals, domain::Letters::IgnoreAsciiCase, u"$1"_s)
        + u" LIMIT 1"_s;
    const auto rows = m_db.query(Statement(sql, {domain::folded(constraint.field)}));
    if (!rows) {
        return failed(rows.error());
    }
    return rows->isEmpty() ? QString() : described(u"instance"_s, rows->at(0).text(0), rows->at(0).text(1));
}

} // namespace castellan::storage
