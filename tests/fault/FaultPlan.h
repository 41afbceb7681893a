#pragma once

#include "tests/fault/MessageReader.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <mutex>
#include <optional>

namespace castellan::tests {

/// What happens to a connection at one of its messages.
struct Fault
{
    enum class Deed {
        Finish,    ///< both ends hear that the other has closed
        Reset,     ///< the same with RST
        Delay,     ///< the message waits, then all goes on
        BlackHole, ///< nobody hears anything any more, nobody is told
        Nothing,   ///< all goes on
    };
    enum class Place { Before, Within, After }; ///< nothing, half or all of the message has been delivered

    Speaker speaker = Speaker::Client;
    int message = 0;       ///< from 1, counted over all connections since the fault was armed; 0: by its text alone
    QByteArray containing; ///< only a message with these bytes; empty: any
    Place place = Place::Before;
    Deed deed = Deed::Reset;
    std::function<void()> call = {}; ///< run first, on the proxy's thread

    /// `reset within message 17 of the server`, for reading a failure.
    [[nodiscard]] QString text() const;
};

/// The client's COMMIT, and the server's answer to it.
[[nodiscard]] Fault atCommit(Fault::Place place, Fault::Deed deed);
[[nodiscard]] Fault atCommitAnswer(Fault::Place place, Fault::Deed deed);

struct MessageCounts
{
    int client = 0;
    int server = 0;
};

/// The one fault that is to happen, and how many messages there were. Used by the proxy's thread and the test's.
class FaultPlan final
{
public:
    /// Counts from 1 again.
    void arm(std::optional<Fault> fault);
    /// Counts a message; the fault, if it is the one.
    [[nodiscard]] std::optional<Fault> take(Speaker speaker, const QByteArray& message);
    [[nodiscard]] MessageCounts counts() const;
    [[nodiscard]] bool hasHappened() const;

private:
    mutable std::mutex m_mutex;
    std::optional<Fault> m_fault;
    MessageCounts m_counts;
    bool m_hasHappened = false;
};

} // namespace castellan::tests
