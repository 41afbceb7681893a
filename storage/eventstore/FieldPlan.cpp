#include "storage/eventstore/FieldPlan.h"

#include "storage/repository/RowSource.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using FieldAction = domain::FieldChange::Action;

QByteArray jsonText(const QJsonValue& value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

/// What makes a field the same field.
QStringList keyColumns()
{
    return {u"instance_id"_s, u"aggregate_type"_s, u"aggregate_id"_s,  u"object_type"_s,
            u"object_id"_s,   u"field_name"_s,     u"resource_owner"_s};
}

QString sameField(const QString& table)
{
    QStringList terms;
    for (const QString& column : keyColumns()) {
        terms.append(table + u'.' + column + u" = r."_s + column);
    }
    return terms.join(u" AND ");
}

} // namespace

FieldPlan::FieldPlan(const SqlDialect& dialect, const QList<domain::Event>& events,
                     const QSet<domain::AggregateKey>& fresh)
    : m_dialect(dialect),
      m_table(dialect.table(u"eventstore"_s, u"fields"_s)),
      m_fresh(fresh)
{
    for (const domain::Event& event : events) {
        for (const domain::FieldChange& change : event.fields) {
            take(event, change);
        }
    }
}

void FieldPlan::take(const domain::Event& event, const domain::FieldChange& change)
{
    const domain::AggregateKey& aggregate = event.aggregate;
    if (change.action == FieldAction::RemoveInstance) {
        m_instances.insert(aggregate.instanceId);
        drop([&aggregate](const Wanted& wanted) { return wanted.aggregate.instanceId == aggregate.instanceId; });
        return;
    }
    if (change.action == FieldAction::RemoveAggregate) {
        m_aggregates.insert(aggregate);
        drop([&aggregate](const Wanted& wanted) { return wanted.aggregate == aggregate; });
        return;
    }
    const QStringList key = {aggregate.instanceId, event.owner,     aggregate.type, aggregate.id,
                             change.objectType,    change.objectId, change.name};
    const auto known = m_places.constFind(key);
    if (known != m_places.cend()) {
        m_wanted[*known].change = change;
        return;
    }
    m_places.insert(key, m_wanted.size());
    m_wanted.append({aggregate, event.owner, change});
}

template<typename Predicate>
void FieldPlan::drop(Predicate matches)
{
    for (auto place = m_places.begin(); place != m_places.end();) {
        if (matches(m_wanted.at(*place))) {
            m_wanted[*place].change.name.clear(); // forgotten; places of others stay
            place = m_places.erase(place);
        } else {
            ++place;
        }
    }
}

QList<Statement> FieldPlan::statements() const
{
    QList<Wanted> gone;
    QList<Wanted> fresh;
    QList<Wanted> perhapsThere;
    for (const Wanted& wanted : m_wanted) {
        if (wanted.change.name.isEmpty()) {
            continue;
        }
        if (wanted.change.action == FieldAction::Remove) {
            gone.append(wanted);
        } else {
            (m_fresh.contains(wanted.aggregate) ? fresh : perhapsThere).append(wanted);
        }
    }
    QList<Statement> all;
    if (!m_instances.isEmpty()) {
        all.append(Statement(u"DELETE FROM "_s + m_table + u" WHERE "_s + m_dialect.isAnyOf(u"instance_id"_s, 1),
                             {QStringList(m_instances.cbegin(), m_instances.cend())}));
    }
    if (!m_aggregates.isEmpty()) {
        all.append(deleteAggregates());
    }
    if (!gone.isEmpty()) {
        const RowSource source = rows(gone);
        const QStringList columns = keyColumns();
        all.append(Statement(u"DELETE FROM "_s + m_table + u" WHERE ("_s + columns.join(u", ") + u") IN (SELECT r."_s
                                 + columns.join(u", r.") + u" FROM "_s + source.sql(1) + u')',
                             source.values()));
    }
    return all + write(fresh, false) + write(perhapsThere, true);
}

Statement FieldPlan::deleteAggregates() const
{
    RowSource source(m_dialect, {{u"instance_id"_s}, {u"aggregate_type"_s}, {u"aggregate_id"_s}});
    for (const domain::AggregateKey& aggregate : m_aggregates) {
        source.row().text(aggregate.instanceId).text(aggregate.type).text(aggregate.id);
    }
    return Statement(
        u"DELETE FROM "_s + m_table
            + u" WHERE (instance_id, aggregate_type, aggregate_id) IN (SELECT r.instance_id, r.aggregate_type, r.aggregate_id FROM "_s
            + source.sql(1) + u')',
        source.values());
}

RowSource FieldPlan::rows(const QList<Wanted>& wanted) const
{
    using Cell = RowSource::Cell;
    RowSource source(m_dialect,
                     {{u"instance_id"_s},
                      {u"resource_owner"_s},
                      {u"aggregate_type"_s},
                      {u"aggregate_id"_s},
                      {u"object_type"_s},
                      {u"object_id"_s},
                      {u"object_revision"_s, Cell::Integer},
                      {u"field_name"_s},
                      {u"value"_s, Cell::Json},
                      {u"value_must_be_unique"_s, Cell::Flag},
                      {u"should_index"_s, Cell::Flag}});
    for (const Wanted& one : wanted) {
        source.row().text(one.aggregate.instanceId).text(one.owner).text(one.aggregate.type).text(one.aggregate.id);
        source.text(one.change.objectType)
            .text(one.change.objectId)
            .integer(one.change.objectRevision)
            .text(one.change.name);
        source.json(jsonText(one.change.value)).flag(one.change.mustBeUnique).flag(one.change.shouldIndex);
    }
    return source;
}

QList<Statement> FieldPlan::write(const QList<Wanted>& wanted, bool mayExist) const
{
    if (wanted.isEmpty()) {
        return {};
    }
    const RowSource source = rows(wanted);
    const QString revision = m_dialect.isPostgres() ? u"r.object_revision::smallint"_s : u"r.object_revision"_s;
    QString insert = u"INSERT INTO "_s + m_table
        + u" (instance_id, resource_owner, aggregate_type, aggregate_id, object_type, object_id, object_revision, field_name, value, "
          "value_must_be_unique, should_index) SELECT r.instance_id, r.resource_owner, r.aggregate_type, r.aggregate_id, r.object_type, "
          "r.object_id, "_s
        + revision + u", r.field_name, r.value, r.value_must_be_unique, r.should_index FROM "_s + source.sql(1);
    if (!mayExist) {
        return {Statement(insert, source.values())};
    }
    insert += u" WHERE NOT EXISTS (SELECT 1 FROM "_s + m_table + u" AS f WHERE "_s + sameField(u"f"_s) + u')';
    const QString update = u"UPDATE "_s + m_table + u" AS f SET object_revision = "_s + revision
        + u", value = r.value, value_must_be_unique = r.value_must_be_unique, should_index = r.should_index FROM "_s
        + source.sql(1) + u" WHERE "_s + sameField(u"f"_s);
    return {Statement(update, source.values()), Statement(insert, source.values())};
}

} // namespace castellan::storage
