#include "tests/fault/Oracle.h"

#include "domain/core/DisplayName.h"
#include "tests/support/EventFold.h"
#include "tests/support/PostgresDatabase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

namespace castellan::tests {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;
using test::ModelRows;

namespace {

QString line(const StoredEvent& event)
{
    return u"%1/%2/%3 %4 %5"_s.arg(event.aggregate.instanceId, event.aggregate.type, event.aggregate.id, event.type)
        .arg(event.sequence);
}

QStringList lines(const QList<StoredEvent>& events)
{
    QStringList all;
    for (const StoredEvent& event : events) {
        all.append(line(event));
    }
    return all;
}

/// What is only in one of two sorted lists.
QStringList differences(const QString& what, QStringList expected, QStringList found)
{
    expected.sort();
    found.sort();
    QStringList missing;
    QStringList extra;
    std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(missing));
    std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(), std::back_inserter(extra));
    QStringList all;
    for (const QString& each : missing) {
        all.append(u"%1 missing: %2"_s.arg(what, each));
    }
    for (const QString& each : extra) {
        all.append(u"%1 too many: %2"_s.arg(what, each));
    }
    return all;
}

QStringList verdictComplaints(const DatabaseContent& content, const Told& told)
{
    QList<StoredEvent> events;
    std::copy_if(content.events.begin(), content.events.end(), std::back_inserter(events),
                 [&told](const StoredEvent& event) { return event.creator == told.creator; });
    const int keys = content.keys.value(told.creator);
    const QString said = u"%1 was told: %2 %3; "_s.arg(told.creator, verdictName(told.verdict), told.reason);
    if (keys > 1) {
        return {said + u"it is in %1 times"_s.arg(keys)};
    }
    if ((keys == 0) != events.isEmpty()) {
        return {said + u"%1 keys but %2 events"_s.arg(keys).arg(events.size())};
    }
    const bool mayBeIn = told.verdict == Verdict::Applied || told.verdict == Verdict::Unknown;
    if (keys > 0 && !mayBeIn) {
        return {said + u"it is in"_s};
    }
    if (keys == 0 && told.verdict == Verdict::Applied) {
        return {said + u"it is not in"_s};
    }
    if (told.verdict == Verdict::Applied && !told.events.isEmpty()) {
        return differences(said + u"event"_s, lines(told.events), lines(events));
    }
    return {};
}

QStringList sequenceComplaints(const QList<StoredEvent>& events)
{
    QHash<AggregateKey, QList<qint64>> byAggregate;
    for (const StoredEvent& event : events) {
        byAggregate[event.aggregate].append(event.sequence);
    }
    QStringList all;
    for (auto each = byAggregate.begin(); each != byAggregate.end(); ++each) {
        std::sort(each->begin(), each->end());
        qint64 expected = 0;
        const bool isWhole = std::all_of(each->cbegin(), each->cend(),
                                         [&expected](qint64 sequence) { return sequence == ++expected; });
        if (!isWhole) {
            all.append(u"sequences of %1/%2: no %3, or twice"_s.arg(each.key().type, each.key().id).arg(expected));
        }
    }
    return all;
}

QStringList uniquenessComplaints(const ModelRows& rows)
{
    QHash<QString, int> primaries;
    QHash<QString, int> holders;
    for (const auto& [key, row] : rows.organizationDomains) {
        primaries[key.first.first + u'/' + key.first.second] += row.isPrimary ? 1 : 0;
        holders[key.first.first + u'/' + folded(row.domain)] += row.isVerified ? 1 : 0;
    }
    for (const auto& [domain, row] : rows.instanceDomains) {
        primaries[row.instance.value()] += row.isPrimary ? 1 : 0;
    }
    QStringList all;
    for (auto each = primaries.cbegin(); each != primaries.cend(); ++each) {
        if (*each > 1) {
            all.append(u"%1 has %2 primary domains"_s.arg(each.key()).arg(*each));
        }
    }
    for (auto each = holders.cbegin(); each != holders.cend(); ++each) {
        if (*each > 1) {
            all.append(u"%1 has %2 holders"_s.arg(each.key()).arg(*each));
        }
    }
    return all;
}

/// The constraints that the rows stand for. Those of custom domains belong to no instance.
QStringList constraintsOf(const ModelRows& rows, bool withGlobal)
{
    QStringList all;
    for (const auto& [key, row] : rows.organizations) {
        all.append(key.first + u"/org_name/"_s + folded(row.name));
    }
    for (const auto& [key, row] : rows.organizationDomains) {
        if (row.isVerified) {
            all.append(key.first.first + u"/org_domain/"_s + folded(row.domain));
        }
    }
    for (const auto& [domain, row] : rows.instanceDomains) {
        const bool isTrusted = row.type == InstanceDomainType::Trusted;
        if (isTrusted || withGlobal) {
            all.append((isTrusted ? row.instance.value() + u"/trusted_domain/"_s : u"/instance_domain/"_s)
                       + folded(row.domain));
        }
    }
    return all;
}

QString json(const QString& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

/// The search fields that the rows stand for, without unverified domains.
QStringList fieldsOf(const ModelRows& rows)
{
    QStringList all;
    for (const auto& [key, row] : rows.organizations) {
        const QString object = key.first + u"/org/"_s + key.second;
        all.append(object + u"/name="_s + json(row.name));
        all.append(object + (row.state == OrganizationState::Active ? u"/state=1"_s : u"/state=2"_s));
    }
    for (const auto& [key, row] : rows.organizationDomains) {
        if (row.isVerified) {
            all.append(key.first.first + u"/org_domain/"_s + row.domain + u"/verified=true"_s);
        }
    }
    for (const auto& [domain, row] : rows.instanceDomains) {
        if (row.type == InstanceDomainType::Custom) {
            all.append(row.instance.value() + u"/instance_domain/"_s + domain + u"/domain="_s + json(domain));
        }
    }
    return all;
}

QStringList stateComplaints(const DatabaseContent& content)
{
    test::EventFold fold;
    fold.take(content.events);
    QStringList fields = content.fields;
    fields.removeIf([](const QString& field) { return field.endsWith(u"/verified=false"_s); });
    return sequenceComplaints(content.events) + differences(u"row"_s, fold.rows().lines(), content.rows.lines())
        + uniquenessComplaints(content.rows)
        + differences(u"constraint"_s, constraintsOf(content.rows, content.isWhole), content.constraints)
        + differences(u"field"_s, fieldsOf(content.rows), fields);
}

} // namespace

QStringList Oracle::complaints(const QList<Told>& told, const std::optional<QString>& instance)
{
    const DatabaseContent content = m_reader.read(instance);
    QStringList all = stateComplaints(content);
    for (const Told& each : told) {
        all.append(verdictComplaints(content, each));
    }
    return all;
}

bool Oracle::isIn(const QString& creator)
{
    return m_reader.read(creator).keys.value(creator) > 0;
}

bool Oracle::consoleIsGone(const PostgresDatabase& database, std::chrono::milliseconds patience)
{
    const QString look =
        u"SELECT count(*) FROM pg_stat_activity WHERE application_name = 'castellan' AND datname = '%1'"_s.arg(
            database.name());
    return QTest::qWaitFor([&] { return database.execute(look) == u"0"_s; }, int(patience.count()));
}

} // namespace castellan::tests
