#pragma once

#include "domain/core/Result.h"
#include "domain/event/StoredEvent.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace castellan::models {

class TargetLanes;

/// Says that events may have arrived, whoever wrote them: woken by the database where it can, else by looking every
/// 250 ms, on a lane and a connection of its own. "Look again", never the truth itself.
class EventTail final : public QObject
{
    Q_OBJECT

public:
    /// What was found on the lane.
    struct Look
    {
        bool wasWoken = false;
        std::optional<domain::EventCursor> newest;
    };

    explicit EventTail(QObject* parent = nullptr);

    /// Null: nothing to watch.
    void watch(TargetLanes* lanes);

signals:
    void stirred();
    /// A look failed after one that did not, and the other way round: who is quicker than the next ping.
    void lost();
    void cameBack();

private:
    void lookNext();
    void receive(const domain::Result<Look>& found);

    TargetLanes* m_lanes = nullptr;
    QTimer m_again;
    std::optional<domain::EventCursor> m_newest;
    bool m_hasLooked = false;
    bool m_isLost = false;
    quint64 m_generation = 0;
};

} // namespace castellan::models
