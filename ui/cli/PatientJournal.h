#pragma once

#include "domain/port/BatchJournal.h"

namespace castellan::ui {

/// Strikes a batch only when the next one is noted or the run ends: a program that is killed after COMMIT was answered and
/// before it has said so leaves a doubt like any other.
class PatientJournal final : public domain::BatchJournal
{
public:
    /// `journal` must outlive it.
    explicit PatientJournal(domain::BatchJournal& journal) : m_journal(journal) {}
    ~PatientJournal() override { strikeLast(); }

    void note(const domain::BatchTrace& trace) override
    {
        if (trace.identity.key != m_last) {
            strikeLast();
        }
        m_journal.note(trace);
    }
    void strike(const QString& key) override
    {
        strikeLast();
        m_last = key;
    }
    void giveUp(const QString& key) override { m_journal.giveUp(key); }
    [[nodiscard]] QList<domain::BatchTrace> doubts(const QString& target) override { return m_journal.doubts(target); }

private:
    void strikeLast()
    {
        if (!m_last.isEmpty()) {
            m_journal.strike(m_last);
            m_last.clear();
        }
    }

    domain::BatchJournal& m_journal;
    QString m_last;
};

} // namespace castellan::ui
