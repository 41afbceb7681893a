#pragma once

#include "domain/event/Event.h"
#include "storage/repository/Overlay.h"

#include <QList>
#include <QString>

#include <optional>

namespace castellan::storage {

/// What the database's refusal of a batch's rows means: the checks were passed, so somebody else was faster. Names the
/// value and the command at fault where the server tells them.
class RowFailure final
{
public:
    /// Both must outlive it.
    RowFailure(const Overlay& rows, const QList<domain::Event>& events) : m_rows(rows), m_events(events) {}

    [[nodiscard]] domain::Error ofDelete(const domain::Error& error) const;
    [[nodiscard]] domain::Error ofWrite(const domain::Error& error) const;
    /// The domains that the batch verifies: one of them was taken if the server does not say which.
    [[nodiscard]] QSet<Overlay::InstanceText> verifiedNow() const;
    /// `error` about this domain.
    [[nodiscard]] domain::Error ofVerifiedDomain(domain::Error error, const Overlay::InstanceText& domain) const;

private:
    [[nodiscard]] domain::Error ofName(domain::Error error) const;
    [[nodiscard]] domain::Error ofOrganizationId(domain::Error error) const;
    [[nodiscard]] domain::Error ofInstanceDomain(domain::Error error) const;
    [[nodiscard]] domain::Error ofOrganizationDomain(domain::Error error) const;
    [[nodiscard]] domain::Error ofInstanceId(domain::Error error) const;
    /// The command whose event of the aggregate tells of this value; of the aggregate's first event without one.
    [[nodiscard]] std::optional<int> commandOf(const domain::AggregateKey& aggregate, const QString& value) const;

    const Overlay& m_rows;
    const QList<domain::Event>& m_events;
};

} // namespace castellan::storage
