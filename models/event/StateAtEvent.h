#pragma once

#include "domain/event/StoredEvent.h"

#include <QList>
#include <QString>

namespace castellan::models {

/// A fact about an object before and after an event; texts for people. Empty: not there.
struct FactChange
{
    QString name;
    QString before;
    QString after;

    bool operator==(const FactChange&) const = default;
};

/// An object as its events tell it: folded up to one of them.
class StateAtEvent final
{
public:
    struct Fact
    {
        QString name;
        QString value;

        bool operator==(const Fact&) const = default;
    };

    /// `events` are those of one instance or organization, oldest first; the last one is the one looked at.
    [[nodiscard]] static StateAtEvent fold(const QList<domain::StoredEvent>& events);

    /// Name, state, languages, domains with their state, ...: in a fixed order. Texts for people.
    [[nodiscard]] const QList<Fact>& facts() const { return m_facts; }
    /// What the last event changed.
    [[nodiscard]] const QList<FactChange>& changes() const { return m_changes; }

private:
    QList<Fact> m_facts;
    QList<FactChange> m_changes;
};

} // namespace castellan::models
