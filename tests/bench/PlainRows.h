#pragma once

#include <QString>
#include <QStringList>
#include <QVariantList>

#include <array>

namespace castellan::bench {

/// What the benchmark's command (add an organization with one verified domain) leaves in the database, for baselines that
/// write the same rows without the console: the same batch key, rows, events, constraints and fields.
class PlainRows final
{
public:
    /// The rows of one command are five statements, of several rows where the command leaves several.
    enum Statement { Organization, Domain, Events, Constraints, Fields, StatementCount };
    using Values = std::array<QVariantList, StatementCount>;

    PlainRows(QString instance, bool isPostgres) : m_instance(std::move(instance)), m_isPostgres(isPostgres) {}

    [[nodiscard]] const QString& instance() const { return m_instance; }
    /// With `?` for the values of `values`.
    [[nodiscard]] QString sql(Statement statement) const;
    /// Of the command at this place of the batch.
    [[nodiscard]] Values values(const QString& prefix, int place) const;
    /// The batch's key, with `?` for its text.
    [[nodiscard]] QString keySql() const;
    /// Statements in which the server makes all the rows of a batch by itself, in one transaction: what no client can beat.
    [[nodiscard]] QStringList floor(const QString& prefix, int count) const;
    /// Organizations with a domain alone, without events, for long lists.
    [[nodiscard]] QStringList listedRows(const QString& prefix, int count) const;

    /// `zitadel.organizations`, or `zitadel_organizations`.
    [[nodiscard]] QString table(const char* schema, const char* name) const;
    /// How many rows of each kind there are, to see that everybody has written the same.
    [[nodiscard]] QString countSql() const;

private:
    [[nodiscard]] QStringList sqliteFloor(const QString& prefix, int count) const;

    QString m_instance;
    bool m_isPostgres;
};

} // namespace castellan::bench
