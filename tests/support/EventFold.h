#pragma once

#include "tests/support/InMemoryDatabase.h"

#include <QByteArray>
#include <QJsonObject>

namespace castellan::test {

/// The rows that events make, as the projection of the reference would (sections 8.1 and 8.2: what cannot be inserted is
/// passed over), without their times. After any batch the rows of the tables must be these. Plain on purpose, event by
/// event over whole tables: what the fold of the domain is measured by.
class EventFold final
{
public:
    /// Takes the next event, in the order of the eventstore. Events it does not know change nothing.
    void take(const domain::StoredEvent& event);
    void take(const QList<domain::StoredEvent>& events);

    [[nodiscard]] const ModelRows& rows() const { return m_rows; }

private:
    void takeInstance(const domain::StoredEvent& event, const QJsonObject& payload);
    void takeInstanceDomain(const domain::StoredEvent& event, const QString& name, bool isGenerated);
    void takeOrganization(const domain::StoredEvent& event, const QJsonObject& payload);
    void takeOrganizationDomain(const domain::StoredEvent& event, const QJsonObject& payload);

    ModelRows m_rows;
};

/// The rows with all times unset, for comparing with a fold.
[[nodiscard]] ModelRows withoutTimes(ModelRows rows);

} // namespace castellan::test
