#pragma once

#include "domain/projection/FoldedInstance.h"
#include "domain/projection/FoldedOrganization.h"
#include "models/event/StateAtEvent.h"

#include <QList>

#include <variant>

namespace castellan::models {

/// An instance or organization as its events tell it, one after the other: the rows that they make, as facts for people.
class FoldedObject final
{
public:
    /// Stands before this event. If there are earlier ones that are not at hand, what they said is not known.
    explicit FoldedObject(const domain::StoredEvent& first);

    void apply(const domain::StoredEvent& event);
    /// In a fixed order; only what is known.
    [[nodiscard]] QList<StateAtEvent::Fact> facts() const;

private:
    std::variant<domain::FoldedInstance, domain::FoldedOrganization> m_folded;
};

} // namespace castellan::models
