#pragma once

#include "storage/database/Statement.h"
#include "storage/projection/ObjectFamily.h"
#include "storage/repository/Entities.h"

#include "domain/port/QueryExecutor.h"

#include <QList>

namespace castellan::storage {

/// The rows of a table that belong to the objects of a range, page by page.
template<typename Entity>
class RowPages final
{
public:
    RowPages(const SqlDialect& dialect, const ObjectRange& range)
        : m_dialect(dialect),
          m_range(range),
          m_table(Mapped<Entity>::table(dialect))
    {}

    [[nodiscard]] bool isDone() const { return m_isDone; }

    [[nodiscard]] domain::Result<QList<Entity>> next(domain::QueryExecutor& db)
    {
        const auto rows = db.query(statement());
        if (!rows) {
            return domain::failed(rows.error());
        }
        QList<Entity> page;
        page.reserve(rows->size());
        for (const Row& row : *rows) {
            page.append(Mapped<Entity>::entity(row));
        }
        m_isDone = page.size() < pageSize;
        if (!m_isDone) {
            m_last = ProjectedTable<Entity>::orderKey(page.constLast());
        }
        return page;
    }

private:
    static constexpr int pageSize = 5'000;

    [[nodiscard]] Statement statement() const
    {
        using Projected = ProjectedTable<Entity>;
        QList<Value> values;
        QString where = m_range.condition(m_dialect, Projected::objectColumns(), values);
        if (!m_last.isEmpty()) {
            where += QStringLiteral(" AND ")
                + comparedKey(m_dialect, Projected::orderColumns(), QStringLiteral(">"), m_last, values);
        }
        const QString sql = QStringLiteral("SELECT ") + m_table.selected(m_dialect) + QStringLiteral(" FROM ")
            + m_table.fullName(m_dialect) + QStringLiteral(" AS t WHERE ") + where + QStringLiteral(" ORDER BY ")
            + Projected::orderColumns().join(QStringLiteral(", ")) + QStringLiteral(" LIMIT ")
            + QString::number(pageSize);
        return Statement(sql, values);
    }

    SqlDialect m_dialect;
    ObjectRange m_range;
    Table m_table;
    QStringList m_last; ///< the key of the last row that was read
    bool m_isDone = false;
};

} // namespace castellan::storage
