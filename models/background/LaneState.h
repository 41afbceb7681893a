#pragma once

namespace castellan::models {

/// What a lane's thread keeps between jobs, such as its connection: made, used and destroyed on that thread.
class LaneState
{
public:
    LaneState() = default;
    LaneState(const LaneState&) = delete;
    LaneState& operator=(const LaneState&) = delete;
    virtual ~LaneState() = default;

    /// Makes the job that is running come back early. Called from other threads, and may block.
    virtual void interrupt() {}
};

} // namespace castellan::models
