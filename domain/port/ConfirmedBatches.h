#pragma once

#include "domain/port/BatchTrace.h"

#include <QList>
#include <QString>

#include <mutex>

namespace castellan::domain {

/// The last batches that a server has said are in. Should a standby take over that never heard of the newest of them, they can
/// be asked for by name. In memory: for as long as the program runs. Safe to use from any thread.
class ConfirmedBatches final
{
public:
    static constexpr qsizetype most = 100;

    void add(const BatchTrace& trace);
    /// Those on this target, the newest first; from now on they are the caller's.
    [[nodiscard]] QList<BatchTrace> take(const QString& target);

private:
    std::mutex m_mutex;
    QList<BatchTrace> m_batches; ///< the oldest first
};

} // namespace castellan::domain
