#include "ui/cli/OutcomeNotes.h"

#include "ui/cli/Console.h"

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

void OutcomeNotes::add(const OutcomeNotes& other)
{
    isDurable = isDurable && other.isDurable;
    isServerReplaced = isServerReplaced || other.isServerReplaced;
    lost.append(other.lost);
}

void OutcomeNotes::write(JsonText& json) const
{
    if (!isDurable) {
        json.key("durable"_L1).flag(false);
    }
    if (isServerReplaced) {
        json.key("serverReplaced"_L1).flag(true);
    }
    if (!lost.isEmpty()) {
        json.key("lostBatches"_L1).beginArray();
        for (const domain::BatchTrace& trace : lost) {
            json.text(trace.identity.key);
        }
        json.endArray();
    }
}

void OutcomeNotes::say(Console& console) const
{
    if (!isDurable) {
        console.say(
            u"castellan: Applied, but not yet durable: the server waits for a standby that has not confirmed it."_s);
    }
    if (isServerReplaced) {
        console.say(
            u"castellan: Another server took over while this was written. It is in there; what was written shortly before may be lost."_s);
    }
    for (const domain::BatchTrace& trace : lost) {
        console.say(
            u"castellan: The batch of %1 by %2 (%3) was applied and is lost: the server that took over lacks it."_s.arg(
                trace.at.toIsoText(), trace.identity.creator, trace.identity.key));
    }
}

} // namespace castellan::ui
