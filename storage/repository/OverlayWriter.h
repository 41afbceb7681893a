#pragma once

#include "storage/database/Statement.h"
#include "storage/repository/Entities.h"
#include "storage/repository/Overlay.h"

#include <QList>
#include <QStringList>

namespace castellan::storage {

/// The difference between what was read and what a batch has left, as set-based statements: deletes first, then parents
/// before children, flags cleared before rows are added and flags are set, so that no trigger and no index that looks at once
/// finds anything in its way.
class OverlayWriter final
{
public:
    OverlayWriter(const SqlDialect& dialect, const Overlay& overlay);

    [[nodiscard]] const QList<Statement>& statements() const { return m_statements; }
    /// How many of them only delete; they come first.
    [[nodiscard]] qsizetype deletes() const { return m_deletes; }

private:
    void deleteRows();
    void writeInstances();
    void writeOrganizations();
    void writeInstanceDomains();
    void writeOrganizationDomains();

    template<typename Entity>
    void insertAll(const QList<Entity>& rows);
    /// Updates these columns of the rows by their key.
    template<typename Entity>
    void updateAll(const QList<Entity>& rows, const QList<int>& columns);
    template<typename Entity>
    void deleteAll(const QList<Entity>& rows);

    SqlDialect m_dialect;
    const Overlay& m_overlay;
    QList<Statement> m_statements;
    qsizetype m_deletes = 0;
};

} // namespace castellan::storage
