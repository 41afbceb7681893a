#include "tests/fault/DatabaseContent.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/repository/DatabaseServices.h"
#include "tests/support/EventFold.h"

namespace castellan::tests {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;
using test::ModelRows;

namespace {

template<typename T>
T orFail(Result<T> result)
{
    if (!result) {
        qFatal("%s %s", qPrintable(result.error().message), qPrintable(result.error().detail));
    }
    return std::move(*result);
}

/// All rows, or those of the instance.
template<typename Column>
ListRequest<Column> request(Column ofInstance, const std::optional<QString>& instance)
{
    ListRequest<Column> all;
    all.limit = 0;
    if (instance) {
        all.condition = Condition<Column>::equals(ofInstance, *instance);
    }
    return all;
}

QString ofInstance(const std::optional<QString>& instance)
{
    return instance ? u" WHERE t.instance_id = $1"_s : QString();
}

} // namespace

ContentReader::ContentReader(const QString& target)
    : m_dialect(target.startsWith(u"sqlite:"_s) ? storage::SqlDialect::sqlite() : storage::SqlDialect::postgres())
{
    storage::ConnectionSettings settings;
    settings.applicationName = u"oracle"_s;
    m_services = orFail(storage::DatabaseTargetOpener(settings).open(target, {}));
    m_client = orFail(m_services->pool().acquire(ClientPurpose::Read));
}

DatabaseContent ContentReader::read(const std::optional<QString>& instance)
{
    DatabaseContent content;
    content.rows = rows(instance);
    content.events = events(instance);
    content.constraints = constraints(instance);
    content.fields = fields(instance);
    content.keys = keys(instance);
    content.isWhole = !instance;
    return content;
}

ModelRows ContentReader::rows(const std::optional<QString>& instance)
{
    ModelRows all;
    const auto instances = orFail(m_services->instances().list(*m_client, request(InstanceColumn::Id, instance)));
    for (const InstanceSummary& row : instances.items) {
        all.instances.insert({row.instance.id.value(), row.instance});
    }
    const auto domains = orFail(
        m_services->instanceDomains().list(*m_client, request(InstanceDomainColumn::InInstance, instance)));
    for (const InstanceDomain& row : domains.items) {
        all.instanceDomains.insert({row.domain, row});
    }
    const auto organizations = orFail(
        m_services->organizations().list(*m_client, request(OrganizationColumn::InInstance, instance)));
    for (const OrganizationSummary& row : organizations.items) {
        all.organizations.insert({{row.organization.instance.value(), row.organization.id.value()}, row.organization});
    }
    const auto claims = orFail(
        m_services->organizationDomains().list(*m_client, request(OrganizationDomainColumn::InInstance, instance)));
    for (const OrganizationDomain& row : claims.items) {
        all.organizationDomains.insert({{{row.instance.value(), row.organization.value()}, row.domain}, row});
    }
    return test::withoutTimes(all);
}

QList<StoredEvent> ContentReader::events(const std::optional<QString>& instance)
{
    constexpr int page = 10'000;
    EventFilter filter;
    filter.instanceId = instance.value_or(QString());
    QList<StoredEvent> all = orFail(m_services->events().since(*m_client, filter, {}, page));
    for (qsizetype last = all.size(); last == page;) {
        const auto more = orFail(m_services->events().after(*m_client, filter, all.constLast().cursor(), page));
        all.append(more);
        last = more.size();
    }
    return all;
}

QStringList ContentReader::constraints(const std::optional<QString>& instance)
{
    QStringList all;
    const storage::Rows rows = query(u"SELECT t.instance_id, t.unique_type, t.unique_field FROM "_s
                                         + m_dialect.table(u"eventstore"_s, u"unique_constraints"_s) + u" AS t"_s
                                         + ofInstance(instance),
                                     instance);
    for (const storage::Row& row : rows) {
        all.append(QStringList{row.text(0), row.text(1), row.text(2)}.join(u'/'));
    }
    all.sort();
    return all;
}

QStringList ContentReader::fields(const std::optional<QString>& instance)
{
    const QString value = m_dialect.isPostgres() ? u"t.value::text"_s : u"t.value"_s;
    QStringList all;
    const storage::Rows rows = query(u"SELECT t.instance_id, t.object_type, t.object_id, t.field_name, "_s + value
                                         + u" FROM "_s + m_dialect.table(u"eventstore"_s, u"fields"_s) + u" AS t"_s
                                         + ofInstance(instance),
                                     instance);
    for (const storage::Row& row : rows) {
        all.append(QStringList{row.text(0), row.text(1), row.text(2), row.text(3)}.join(u'/') + u'=' + row.text(4));
    }
    all.sort();
    return all;
}

/// A batch in one instance has its name in its creator (see FaultBatch).
QHash<QString, int> ContentReader::keys(const std::optional<QString>& instance)
{
    QHash<QString, int> all;
    const QString where = instance ? u" WHERE t.creator = $1"_s : QString();
    const storage::Rows rows = query(u"SELECT t.creator, count(*) FROM "_s
                                         + m_dialect.table(u"castellan"_s, u"batches"_s) + u" AS t"_s + where
                                         + u" GROUP BY t.creator"_s,
                                     instance);
    for (const storage::Row& row : rows) {
        all.insert(row.text(0), int(row.integer(1)));
    }
    return all;
}

storage::Rows ContentReader::query(const QString& sql, const std::optional<QString>& instance)
{
    const QList<storage::Value> values = instance ? QList<storage::Value>{*instance} : QList<storage::Value>();
    return orFail(m_client->query(storage::Statement(sql, values)));
}

} // namespace castellan::tests
