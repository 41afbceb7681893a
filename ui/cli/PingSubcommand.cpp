#include "ui/cli/PingSubcommand.h"

#include "ui/cli/Session.h"

#include <algorithm>
#include <optional>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 defaultCount = 4;
constexpr qint64 defaultTimeout = 2000;
constexpr double microsecondsPerMillisecond = 1000.0;

struct Tally
{
    qint64 sent = 0;
    QList<double> times; ///< of the answers, in milliseconds
    std::optional<Error> firstError;

    [[nodiscard]] bool isComplete() const { return times.size() == sent; }
};

void show(Console& console, qint64 number, double milliseconds)
{
    if (console.isJson()) {
        console.data(JsonText().beginObject().key("ok"_L1).flag(true).key("ms"_L1).decimal(milliseconds).endObject());
    } else {
        console.data(u"%1: %2 ms"_s.arg(number).arg(milliseconds, 0, 'f', 3));
    }
}

void show(Console& console, qint64 number, const Error& error)
{
    if (console.isJson()) {
        JsonText json;
        json.beginObject().key("ok"_L1).flag(false).key("ms"_L1).null().key("error"_L1);
        writeError(json, error);
        json.endObject();
        console.data(json);
    } else {
        console.data(u"%1: no answer"_s.arg(number));
        console.sayError(error);
    }
}

double median(const QList<double>& sorted)
{
    const qsizetype middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.at(middle) : (sorted.at(middle - 1) + sorted.at(middle)) / 2;
}

void summarizeJson(Console& console, const Tally& tally)
{
    JsonText json;
    json.beginObject();
    json.key("sent"_L1).number(tally.sent);
    json.key("ok"_L1).number(tally.times.size());
    const bool any = !tally.times.isEmpty();
    json.key("minMs"_L1);
    any ? json.decimal(tally.times.first()) : json.null();
    json.key("medianMs"_L1);
    any ? json.decimal(median(tally.times)) : json.null();
    json.key("maxMs"_L1);
    any ? json.decimal(tally.times.last()) : json.null();
    if (tally.firstError) {
        json.key("error"_L1);
        writeError(json, *tally.firstError);
    }
    json.endObject();
    console.data(json);
}

void summarize(Console& console, Tally& tally)
{
    std::sort(tally.times.begin(), tally.times.end());
    if (console.isJson()) {
        summarizeJson(console, tally);
        return;
    }
    QString line = u"%1 sent, %2 answered"_s.arg(tally.sent).arg(tally.times.size());
    if (!tally.times.isEmpty()) {
        line += u"; min/median/max %1/%2/%3 ms"_s.arg(QString::number(tally.times.first(), 'f', 3),
                                                      QString::number(median(tally.times), 'f', 3),
                                                      QString::number(tally.times.last(), 'f', 3));
    }
    console.data(line);
}

} // namespace

Synopsis PingSubcommand::synopsis() const
{
    return {
        u"ping"_s,
        u"Ask the target for a sign of life: a line a ping, then a summary."_s,
        {u"TARGET"_s},
        QList<Option>{{u"--count"_s, u"N"_s, u"how many pings (default 4)"_s},
                      {u"--timeout"_s, u"MS"_s, u"milliseconds to wait for each, connecting included (default 2000)"_s}}
            + commonOptions(),
        u"Exit status 0 only if all were answered, else 6; 7 or 8 if the target let nobody in."_s,
        {u"castellan ping sqlite:/tmp/my.db"_s,
         u"castellan ping --count 1 --json postgresql://admin@db1.example/zitadel"_s}};
}

Result<ExitStatus> PingSubcommand::run(Session& session)
{
    const auto count = session.arguments().number(u"--count"_s, 1, 1'000'000);
    const auto timeout = session.arguments().number(u"--timeout"_s, 1, 3'600'000);
    if (!count || !timeout) {
        return failed(count ? timeout.error() : count.error());
    }
    const Result<void> opened = session.prepare();
    if (!opened) {
        return failed(opened.error());
    }
    const std::chrono::milliseconds deadline(timeout->value_or(defaultTimeout));
    Tally tally;
    for (qint64 number = 1; number <= count->value_or(defaultCount); ++number) {
        const Result<PingReply> reply = session.ping(deadline);
        ++tally.sent;
        if (reply) {
            tally.times.append(static_cast<double>(reply->roundTrip.count()) / microsecondsPerMillisecond);
            show(session.console(), number, tally.times.last());
        } else {
            show(session.console(), number, reply.error());
            tally.firstError = tally.firstError.value_or(reply.error());
        }
        static_cast<void>(session.console().flush());
    }
    summarize(session.console(), tally);
    if (tally.isComplete()) {
        return ExitStatus::Done;
    }
    const ExitStatus why = exitStatus(*tally.firstError);
    const bool nobodyWasLetIn = tally.times.isEmpty()
        && (why == ExitStatus::PermissionDenied || why == ExitStatus::Schema);
    return nobodyWasLetIn ? why : ExitStatus::Unreachable;
}

} // namespace castellan::ui
