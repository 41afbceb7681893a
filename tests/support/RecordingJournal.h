#pragma once

#include "domain/port/BatchJournal.h"

#include <QStringList>

#include <mutex>

namespace castellan::test {

/// Remembers in memory, with a log of what it was told. Look at its members while no other thread uses it.
class RecordingJournal final : public domain::BatchJournal
{
public:
    void note(const domain::BatchTrace& trace) override
    {
        const std::lock_guard lock(m_mutex);
        calls.append(QStringLiteral("note ") + trace.identity.key);
        last = trace;
    }
    void strike(const QString& key) override
    {
        const std::lock_guard lock(m_mutex);
        calls.append(QStringLiteral("strike ") + key);
        open.removeIf([&key](const domain::BatchTrace& trace) { return trace.identity.key == key; });
    }
    void giveUp(const QString& key) override
    {
        const std::lock_guard lock(m_mutex);
        calls.append(QStringLiteral("give up ") + key);
    }
    [[nodiscard]] QList<domain::BatchTrace> doubts(const QString& target) override
    {
        const std::lock_guard lock(m_mutex);
        calls.append(QStringLiteral("doubts ") + target);
        return open;
    }

    QStringList calls;
    domain::BatchTrace last;
    QList<domain::BatchTrace> open; ///< what `doubts` answers

private:
    std::mutex m_mutex;
};

} // namespace castellan::test
