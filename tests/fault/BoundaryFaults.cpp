#include "tests/fault/BoundaryFaults.h"

namespace castellan::tests {

namespace {

using Deed = Fault::Deed;
using Place = Fault::Place;

constexpr int tail = 6; ///< messages of either side around COMMIT

Fault faultAt(Speaker speaker, int message, Place place, Deed deed)
{
    Fault fault;
    fault.speaker = speaker;
    fault.message = message;
    fault.place = place;
    fault.deed = deed;
    return fault;
}

QList<Fault> allOf(Speaker speaker, int count)
{
    constexpr int rare = 10;
    QList<Fault> all;
    for (int message = 1; message <= count; ++message) {
        const bool isEven = message % 2 == 0;
        all.append(faultAt(speaker, message, Place::Before, isEven ? Deed::Finish : Deed::Reset));
        all.append(faultAt(speaker, message, Place::Within, isEven ? Deed::Reset : Deed::Finish));
        if (message % rare == 0 || message == count) {
            all.append(faultAt(speaker, message, Place::Within, Deed::Delay));
            all.append(faultAt(speaker, message, Place::Before, Deed::BlackHole));
        }
    }
    all.append(faultAt(speaker, count, Place::After, Deed::Finish));
    all.append(faultAt(speaker, count, Place::After, Deed::Reset));
    return all;
}

} // namespace

QList<Fault> boundaryFaults(MessageCounts counts, int step)
{
    QList<Fault> chosen;
    for (const Speaker speaker : {Speaker::Client, Speaker::Server}) {
        const int count = speaker == Speaker::Client ? counts.client : counts.server;
        const QList<Fault> all = allOf(speaker, count);
        for (qsizetype index = 0; index < all.size(); ++index) {
            const bool isLast = all.at(index).message == count; // of silences only this one, since they take their time
            const bool isAtEnd = all.at(index).message > count - tail
                && (isLast || all.at(index).deed != Deed::BlackHole);
            if (index % step == 0 || isAtEnd) {
                chosen.append(all.at(index));
            }
        }
    }
    return chosen;
}

} // namespace castellan::tests
