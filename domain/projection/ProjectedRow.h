#pragma once

#include "domain/instance/Instance.h"
#include "domain/instance/InstanceDomain.h"
#include "domain/organization/Organization.h"
#include "domain/organization/OrganizationDomain.h"
#include "domain/projection/EventReference.h"

#include <QList>

#include <initializer_list>
#include <utility>

namespace castellan::domain {

/// A row as the events make it, and which event is behind each of its columns.
template<typename Entity, typename Column>
class ProjectedRow final
{
public:
    ProjectedRow() = default;
    /// The row as `event` adds it: its times become the event's.
    ProjectedRow(Entity row, const FoldedEvent& event) : m_row(std::move(row)), m_added(event.reference)
    {
        m_row.createdAt = event.createdAt;
        m_row.updatedAt = event.createdAt;
    }

    /// A row that some event has added which is not at hand: it has no reference and no time.
    explicit ProjectedRow(Entity row) : m_row(std::move(row)) {}

    [[nodiscard]] const Entity& row() const { return m_row; }
    /// The event that set this column last.
    [[nodiscard]] const EventReference& reason(Column column) const
    {
        for (const auto& [changed, event] : m_changes) {
            if (changed == column) {
                return event;
            }
        }
        return m_added;
    }
    [[nodiscard]] const EventReference& added() const { return m_added; }
    /// Whether the events say when the row was updated. They do not where a row lost its flag to another one (a trigger
    /// then writes the time at which it runs), nor where the events of one push leave the row as it was, so that
    /// its writer had nothing to change.
    [[nodiscard]] bool isUpdateTimeKnown() const { return m_isUpdateTimeKnown; }

    /// Changes the row as `event` says; `change` is called with it.
    template<typename Change>
    void apply(const FoldedEvent& event, std::initializer_list<Column> columns, Change change)
    {
        if (event.reference.at.position != m_pushedAt) {
            m_pushedAt = event.reference.at.position;
            m_before = m_row;
        }
        change(m_row);
        m_row.updatedAt = event.createdAt;
        m_isUpdateTimeKnown = m_pushedAt == m_added.at.position || !isSame(m_before);
        note(event, columns);
    }
    /// Another row took the flag: the trigger's doing.
    template<typename Change>
    void lose(const FoldedEvent& event, Column column, Change change)
    {
        apply(event, {column}, change);
        m_isUpdateTimeKnown = false;
    }

private:
    [[nodiscard]] bool isSame(Entity other) const
    {
        other.updatedAt = m_row.updatedAt;
        return other == m_row;
    }

    void note(const FoldedEvent& event, std::initializer_list<Column> columns)
    {
        for (const Column column : columns) {
            set(column, event.reference);
        }
        set(Column::UpdatedAt, event.reference);
    }

    void set(Column column, const EventReference& reference)
    {
        for (auto& [changed, event] : m_changes) {
            if (changed == column) {
                event = reference;
                return;
            }
        }
        m_changes.append({column, reference});
    }

    Entity m_row;
    EventReference m_added;
    QList<std::pair<Column, EventReference>> m_changes; ///< the latest of each column
    QString m_pushedAt;                                 ///< position of the push that changed the row last
    Entity m_before;                                    ///< the row before that push
    bool m_isUpdateTimeKnown = true;
};

using ProjectedInstance = ProjectedRow<Instance, InstanceColumn>;
using ProjectedInstanceDomain = ProjectedRow<InstanceDomain, InstanceDomainColumn>;
using ProjectedOrganization = ProjectedRow<Organization, OrganizationColumn>;
using ProjectedOrganizationDomain = ProjectedRow<OrganizationDomain, OrganizationDomainColumn>;

} // namespace castellan::domain
