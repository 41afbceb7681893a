#include "ui/cli/ProjectionsReport.h"

#include "ui/cli/VisibleText.h"

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostListed = 100'000; ///< in a JSON document, which is kept until the end

QString lineOf(const QStringList& cells)
{
    QStringList visible;
    for (const QString& cell : cells) {
        visible.append(cell.isEmpty() ? u"-"_s : visibleText(cell));
    }
    return visible.join(u'\t');
}

QString eventText(const std::optional<EventReference>& event)
{
    return event ? QString(event->type + u" #"_s + QString::number(event->at.sequence) + u" at "_s + event->at.position)
                 : u"no event"_s;
}

void writeReference(JsonText& json, const std::optional<EventReference>& event)
{
    if (!event) {
        json.null();
        return;
    }
    json.beginObject();
    json.key("instanceId"_L1).text(event->at.aggregate.instanceId);
    json.key("aggregateType"_L1).text(event->at.aggregate.type);
    json.key("aggregateId"_L1).text(event->at.aggregate.id);
    json.key("eventType"_L1).text(event->type);
    json.key("sequence"_L1).number(event->at.sequence);
    json.key("position"_L1).text(event->at.position);
    json.key("cursor"_L1).text(event->at.toText());
    json.endObject();
}

void writeDifference(JsonText& json, const Difference& difference)
{
    json.beginObject();
    json.key("kind"_L1).text(differenceText(difference.kind));
    json.key("projection"_L1).text(projectionText(difference.projection));
    json.key("instanceId"_L1).text(difference.instance);
    json.key("orgId"_L1).textOrNull(difference.organization);
    json.key("domain"_L1).textOrNull(difference.domain);
    json.key("column"_L1).textOrNull(difference.column);
    json.key("rowValue"_L1).textOrNull(difference.rowValue);
    json.key("eventsValue"_L1).textOrNull(difference.eventsValue);
    json.key("event"_L1);
    writeReference(json, difference.event);
    json.endObject();
}

void writeStatus(JsonText& json, const ProjectionStatus& status)
{
    json.beginObject();
    json.key("name"_L1).text(projectionText(status.name));
    json.key("position"_L1).textOrNull(status.position);
    json.key("lagEvents"_L1).number(status.lagEvents);
    json.key("lagSeconds"_L1).number(status.lagSeconds);
    json.key("failedEvents"_L1).number(status.failedEvents);
    json.endObject();
}

void writeFailure(JsonText& json, const FailedEvent& failure)
{
    json.beginObject();
    json.key("projection"_L1).text(projectionText(failure.projection));
    json.key("instanceId"_L1).text(failure.aggregate.instanceId);
    json.key("aggregateType"_L1).text(failure.aggregate.type);
    json.key("aggregateId"_L1).text(failure.aggregate.id);
    json.key("eventType"_L1).textOrNull(failure.type);
    json.key("sequence"_L1).number(failure.sequence);
    json.key("failures"_L1).number(failure.failures);
    json.key("lastFailed"_L1).text(failure.lastFailed.toIsoText());
    json.key("reason"_L1).text(failure.reason);
    json.endObject();
}

void writeRefusal(JsonText& json, const QString& id, const QString& message)
{
    json.key("error"_L1);
    writeError(json, preconditionFailed(id, {}, message));
}

} // namespace

void showStatus(Console& console, const QList<ProjectionStatus>& statuses, const QList<FailedEvent>& failures)
{
    if (console.isJson()) {
        JsonText json;
        json.beginObject().key("projections"_L1).beginArray();
        for (const ProjectionStatus& status : statuses) {
            writeStatus(json, status);
        }
        json.endArray().key("failedEvents"_L1).beginArray();
        for (const FailedEvent& failure : failures) {
            writeFailure(json, failure);
        }
        json.endArray().endObject();
        console.data(json);
        return;
    }
    for (const ProjectionStatus& status : statuses) {
        console.data(lineOf({projectionText(status.name), status.position, u"%1 events behind"_s.arg(status.lagEvents),
                             u"%1 s behind"_s.arg(status.lagSeconds), u"%1 failed"_s.arg(status.failedEvents)}));
    }
    for (const FailedEvent& failure : failures) {
        console.data(lineOf({u"failed"_s, projectionText(failure.projection), failure.aggregate.instanceId,
                             failure.aggregate.id, failure.type, QString::number(failure.sequence), failure.reason}));
    }
}

DifferenceReport::DifferenceReport(Console& console) : m_console(console)
{
    m_json.beginObject().key("differences"_L1).beginArray();
}

void DifferenceReport::add(const Difference& difference)
{
    if (!m_console.isJson()) {
        m_console.data(lineOf({differenceText(difference.kind), projectionText(difference.projection),
                               difference.instance, difference.organization, difference.domain, difference.column,
                               difference.rowValue, difference.eventsValue, eventText(difference.event)}));
    } else if (m_listed < mostListed) {
        writeDifference(m_json, difference);
        ++m_listed;
    }
}

ExitStatus DifferenceReport::finish(const VerifyReport& report)
{
    const bool isVerified = report.differences == 0;
    const QString words = isVerified
        ? u"The tables are what the events say: %1 events, %2 rows."_s.arg(report.events).arg(report.rows)
        : u"The tables are not what the events say: %1 differences."_s.arg(report.differences);
    if (m_console.isJson()) {
        m_json.endArray();
        m_json.key("verified"_L1).flag(isVerified);
        m_json.key("events"_L1).number(report.events);
        m_json.key("rows"_L1).number(report.rows);
        m_json.key("differenceCount"_L1).number(report.differences);
        if (!isVerified) {
            writeRefusal(m_json, u"CAS-Differences"_s, words);
        }
        m_json.endObject();
        m_console.data(m_json);
    }
    m_console.say(words);
    return isVerified ? ExitStatus::Done : ExitStatus::Refused;
}

ExitStatus showRebuild(Console& console, const RebuildReport& report)
{
    const bool isWhole = report.refused == 0;
    const QString refusal = u"%1 events could not be put into the tables; `projections status` lists them."_s.arg(
        report.refused);
    if (console.isJson()) {
        JsonText json;
        json.beginObject();
        json.key("rebuilt"_L1).flag(true);
        json.key("events"_L1).number(report.events);
        json.key("inserted"_L1).number(report.inserted);
        json.key("updated"_L1).number(report.updated);
        json.key("deleted"_L1).number(report.deleted);
        json.key("refused"_L1).number(report.refused);
        if (!isWhole) {
            writeRefusal(json, u"CAS-FailedEvents"_s, refusal);
        }
        json.endObject();
        console.data(json);
    } else {
        console.data(
            u"%1 rows inserted, %2 updated, %3 deleted"_s.arg(report.inserted).arg(report.updated).arg(report.deleted));
    }
    if (!isWhole) {
        console.say(refusal);
    }
    return isWhole ? ExitStatus::Done : ExitStatus::Refused;
}

} // namespace castellan::ui
