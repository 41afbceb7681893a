#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace castellan::storage {

/// One step from a version of our schema to the next: its statements run in one transaction, in which the version is
/// written too.
struct Migration
{
    QString name;
    QStringList statements;
};

/// All steps that build our schema, in order; the first one leads to version 1. A step that was released is never
/// changed: the next one mends it.
[[nodiscard]] QList<Migration> postgresMigrations();
[[nodiscard]] QList<Migration> sqliteMigrations();

/// The statements that make the table of batch keys alone, in PostgreSQL's schema `castellan`; they may be repeated.
[[nodiscard]] QStringList postgresBatchKeys();

} // namespace castellan::storage
