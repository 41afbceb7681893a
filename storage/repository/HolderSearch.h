#pragma once

#include "domain/port/QueryExecutor.h"
#include "storage/repository/Overlay.h"
#include "storage/repository/SqlDialect.h"

namespace castellan::storage {

/// Who holds a name or domain that is taken, for an error's sentence. Looks at every name of the instance where a database
/// cannot fold the letters in question, so it is only asked when a command is refused.
class HolderSearch final
{
public:
    HolderSearch(const SqlDialect& dialect, domain::QueryExecutor& db, const Overlay& rows)
        : m_dialect(dialect),
          m_db(db),
          m_rows(rows)
    {}

    /// `organization "Lehigh" (123)`, `instance "Main" (1)`, or empty.
    [[nodiscard]] domain::Result<QString> holderOf(const domain::UniqueConstraint& constraint) const;

private:
    [[nodiscard]] domain::Result<QString> ofName(const domain::UniqueConstraint& constraint) const;
    [[nodiscard]] domain::Result<QString> ofOrganizationDomain(const domain::UniqueConstraint& constraint) const;
    [[nodiscard]] domain::Result<QString> ofInstanceDomain(const domain::UniqueConstraint& constraint) const;
    [[nodiscard]] QString inBatch(const domain::UniqueConstraint& constraint) const;

    SqlDialect m_dialect;
    domain::QueryExecutor& m_db;
    const Overlay& m_rows;
};

} // namespace castellan::storage
