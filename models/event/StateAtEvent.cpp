#include "models/event/StateAtEvent.h"

#include "models/event/FoldedObject.h"

namespace castellan::models {

namespace {

QString valueOf(const QList<StateAtEvent::Fact>& facts, const QString& name)
{
    for (const StateAtEvent::Fact& fact : facts) {
        if (fact.name == name) {
            return fact.value;
        }
    }
    return {};
}

} // namespace

StateAtEvent StateAtEvent::fold(const QList<domain::StoredEvent>& events)
{
    if (events.isEmpty()) {
        return {};
    }
    FoldedObject object(events.first());
    QList<Fact> before;
    for (const domain::StoredEvent& event : events) {
        if (&event == &events.last()) {
            before = object.facts();
        }
        object.apply(event);
    }
    StateAtEvent state;
    state.m_facts = object.facts();
    for (const Fact& fact : state.m_facts) {
        const QString old = valueOf(before, fact.name);
        if (old != fact.value) {
            state.m_changes.append({fact.name, old, fact.value});
        }
    }
    for (const Fact& fact : before) {
        if (valueOf(state.m_facts, fact.name).isEmpty()) {
            state.m_changes.append({fact.name, fact.value, QString()});
        }
    }
    return state;
}

} // namespace castellan::models
