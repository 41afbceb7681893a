#include "ui/cli/DoubtReport.h"

#include "domain/port/BatchJournal.h"
#include "domain/port/TargetServices.h"
#include "ui/cli/Console.h"

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

QString verdict(const Result<BatchFate>& fate)
{
    if (!fate) {
        return u"is still in doubt: "_s + fate.error().message;
    }
    if (fate->isApplied) {
        return u"was applied."_s;
    }
    return fate->isServerReplaced
        ? u"is not there. Another server has taken over since: if it had been applied, it was lost with the old one."_s
        : u"was not applied."_s;
}

} // namespace

void settleDoubts(BatchJournal& journal, TargetServices& target, Console& console)
{
    for (const BatchTrace& trace : journal.doubts(target.place())) {
        const Result<BatchFate> fate = target.unitsOfWork().fateOf(trace);
        fate ? journal.strike(trace.identity.key) : journal.giveUp(trace.identity.key);
        console.say(u"castellan: The batch of %1 by %2 (%3), whose outcome was unknown, %4"_s.arg(
            trace.at.toIsoText(), trace.identity.creator, trace.identity.key, verdict(fate)));
    }
}

} // namespace castellan::ui
