#include "ui/cli/OutcomeNotes.h"

#include "ui/cli/Console.h"

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

void OutcomeNotes::add(const OutcomeNotes& other)
{
    isDurable = isDurable && other.isDurable;
    isServerReplaced = isServerReplaced || other.isServerReplaced;
}

void OutcomeNotes::write(JsonText& json) const
{
    if (!isDurable) {
        json.key("durable"_L1).flag(false);
    }
    if (isServerReplaced) {
        json.key("serverReplaced"_L1).flag(true);
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
}

} // namespace castellan::ui
