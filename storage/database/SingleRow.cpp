#include "storage/database/SingleRow.h"

namespace castellan::storage {

domain::Result<Row> singleRow(const Rows& rows)
{
    if (rows.isEmpty()) {
        return domain::failed(domain::notFound(QStringLiteral("CAS-NoRow"), QString(), QStringLiteral("no row found")));
    }
    if (rows.size() > 1) {
        return domain::failed(
            domain::internalError(QStringLiteral("CAS-ManyRows"), QStringLiteral("multiple rows found")));
    }
    return rows.at(0);
}

} // namespace castellan::storage
