#include "domain/port/ConfirmedBatches.h"

#include <algorithm>

namespace castellan::domain {

void ConfirmedBatches::add(const BatchTrace& trace)
{
    BatchTrace kept = trace;
    kept.events = kept.events.first(std::min<qsizetype>(1, kept.events.size())); // by which it is found without a key
    const std::lock_guard lock(m_mutex);
    m_batches.append(kept);
    if (m_batches.size() > most) {
        m_batches.removeFirst();
    }
}

QList<BatchTrace> ConfirmedBatches::take(const QString& target)
{
    const std::lock_guard lock(m_mutex);
    QList<BatchTrace> taken;
    for (const BatchTrace& trace : m_batches) {
        if (trace.target == target) {
            taken.prepend(trace);
        }
    }
    m_batches.removeIf([&target](const BatchTrace& trace) { return trace.target == target; });
    return taken;
}

} // namespace castellan::domain
