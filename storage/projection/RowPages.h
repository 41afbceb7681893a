#pragma once

#include "storage/database/Statement.h"
#include "storage/projection/ObjectFamily.h"
#include "storage/repository/Entities.h"

#include "domain/port/QueryExecutor.h"

#include <QList>
#include <QStringList>

#include <algorithm>

namespace castellan::storage {

/// The rows of a table that belong to the objects of a range, page by page.
template<typename Entity>
class RowPages final
{
public:
    /// `expected` is how many rows there should be; then one page will do.
    RowPages(const SqlDialect& dialect, const ObjectRange& range, qsizetype expected)
        : m_dialect(dialect),
          m_range(range),
          m_table(Mapped<Entity>::table(dialect)),
          m_limit(std::clamp<qsizetype>(expected + 1, smallestPage, largestPage))
    {}

    [[nodiscard]] bool isDone() const { return m_isDone; }

    [[nodiscard]] domain::Result<QList<Entity>> next(domain::QueryExecutor& db)
    {
        const auto rows = db.query(statement());
        if (!rows) {
            return domain::failed(rows.error());
        }
        const int reaches = static_cast<int>(m_table.columns.size());
        m_isDone = rows->size() < m_limit;
        QList<Entity> page;
        page.reserve(rows->size());
        for (const Row& row : *rows) {
            if (!row.boolean(reaches)) {
                m_isDone = true; // the range has ended before
                break;
            }
            page.append(Mapped<Entity>::entity(row));
        }
        if (!m_isDone) {
            m_last = ProjectedTable<Entity>::orderKey(page.constLast());
        }
        return page;
    }

private:
    static constexpr qsizetype smallestPage = 100;
    static constexpr qsizetype largestPage = 5'000;

    [[nodiscard]] Statement statement() const
    {
        using Projected = ProjectedTable<Entity>;
        QList<Value> values;
        const QString reaches = m_range.reaches(m_dialect, Projected::objectColumns(), values);
        QString where = QStringLiteral("true");
        if (m_last.isEmpty() || m_range.isOne) {
            where = m_range.begins(m_dialect, Projected::objectColumns(), values);
        }
        if (!m_last.isEmpty()) {
            where += QStringLiteral(" AND ")
                + comparedKey(m_dialect, Projected::orderColumns(), QStringLiteral(">"), m_last, values);
        }
        values.append(m_limit);
        const QString sql = QStringLiteral("SELECT ") + m_table.selected(m_dialect) + QStringLiteral(", ") + reaches
            + QStringLiteral(" AS reaches FROM ") + m_table.fullName(m_dialect) + QStringLiteral(" AS t WHERE ") + where
            + QStringLiteral(" ORDER BY ") + Projected::orderColumns().join(QStringLiteral(", "))
            + QStringLiteral(" LIMIT $") + QString::number(values.size());
        return Statement(sql, values);
    }

    SqlDialect m_dialect;
    ObjectRange m_range;
    Table m_table;
    qsizetype m_limit;
    QStringList m_last; ///< the key of the last row that was read
    bool m_isDone = false;
};

} // namespace castellan::storage
