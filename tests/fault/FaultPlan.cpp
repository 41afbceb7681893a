#include "tests/fault/FaultPlan.h"

#include <utility>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

QString deedText(Fault::Deed deed)
{
    switch (deed) {
    case Fault::Deed::Finish: return u"close"_s;
    case Fault::Deed::Reset: return u"reset"_s;
    case Fault::Deed::Delay: return u"delay"_s;
    case Fault::Deed::BlackHole: return u"silence"_s;
    case Fault::Deed::Nothing: return u"blow"_s;
    }
    Q_UNREACHABLE();
}

QString placeText(Fault::Place place)
{
    switch (place) {
    case Fault::Place::Before: return u"before"_s;
    case Fault::Place::Within: return u"within"_s;
    case Fault::Place::After: return u"after"_s;
    }
    Q_UNREACHABLE();
}

Fault atText(Speaker speaker, QByteArray text, Fault::Place place, Fault::Deed deed)
{
    Fault fault;
    fault.speaker = speaker;
    fault.containing = std::move(text);
    fault.place = place;
    fault.deed = deed;
    return fault;
}

} // namespace

QString Fault::text() const
{
    const QString which = containing.isEmpty() ? QString::number(message)
                                               : QString::fromLatin1(containing.toPercentEncoding());
    return u"%1 %2 message %3 of the %4"_s.arg(deedText(deed), placeText(place), which,
                                               speaker == Speaker::Client ? u"client"_s : u"server"_s);
}

Fault atCommit(Fault::Place place, Fault::Deed deed)
{
    return atText(Speaker::Client, QByteArray("\0commit\0", 8), place, deed);
}

Fault atCommitAnswer(Fault::Place place, Fault::Deed deed)
{
    return atText(Speaker::Server, QByteArray("COMMIT\0", 7), place, deed);
}

void FaultPlan::arm(std::optional<Fault> fault)
{
    const std::lock_guard lock(m_mutex);
    m_fault = std::move(fault);
    m_counts = {};
    m_hasHappened = false;
}

std::optional<Fault> FaultPlan::take(Speaker speaker, const QByteArray& message)
{
    const std::lock_guard lock(m_mutex);
    const int number = ++(speaker == Speaker::Client ? m_counts.client : m_counts.server);
    const bool isMeant = m_fault && !m_hasHappened && m_fault->speaker == speaker
        && (m_fault->message == 0 || m_fault->message == number)
        && (m_fault->containing.isEmpty() || message.contains(m_fault->containing));
    m_hasHappened = m_hasHappened || isMeant;
    return isMeant ? m_fault : std::nullopt;
}

MessageCounts FaultPlan::counts() const
{
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

bool FaultPlan::hasHappened() const
{
    const std::lock_guard lock(m_mutex);
    return m_hasHappened;
}

} // namespace castellan::tests
