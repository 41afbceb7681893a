#pragma once

#include "domain/core/Condition.h"
#include "domain/core/Timestamp.h"

#include <QString>

namespace castellan::storage {

/// What differs between the two databases in the text of a statement, in one place. A value, cheap to copy.
class SqlDialect final
{
public:
    [[nodiscard]] static SqlDialect sqlite() { return SqlDialect(false); }
    [[nodiscard]] static SqlDialect postgres() { return SqlDialect(true); }

    [[nodiscard]] bool isPostgres() const { return m_isPostgres; }

    /// PostgreSQL has schemas (`zitadel.instances`), SQLite prefixes (`zitadel_instances`).
    [[nodiscard]] QString table(const QString& schema, const QString& name) const;
    /// An enum's text; SQLite stores the text itself.
    [[nodiscard]] QString enumText(const QString& expression) const;
    /// A text as a value of the enum `zitadel.<type>`.
    [[nodiscard]] QString toEnum(const QString& expression, const QString& type) const;
    /// A text that compares by its bytes, whatever the database's collation.
    [[nodiscard]] QString bytewise(const QString& expression) const;
    /// A text that compares by its bytes with A-Z as a-z: the order of names.
    [[nodiscard]] QString foldedBytewise(const QString& expression) const;
    /// `expression` is one of the texts of a QStringList bound as parameter `number`.
    [[nodiscard]] QString isAnyOf(const QString& expression, int number) const;
    /// The placeholder with its type: PostgreSQL decides a parameter's type before it sees the value.
    [[nodiscard]] QString parameter(int number, const QString& postgresType) const;
    /// `expression`, or now where it is NULL: the transaction's start. SQLite has no clock of that precision, so there
    /// the moment is bound (`RowSource::timeOrNow`).
    [[nodiscard]] QString orNow(const QString& expression) const;

    /// Whether `expression` matches the pattern bound as `placeholder`, which `pattern` made.
    [[nodiscard]] QString matches(const QString& expression, domain::TextMatch match, domain::Letters letters,
                                  const QString& placeholder) const;
    /// The text with its wildcards escaped and ours added. A text longer than any stored one matches nothing and is cut,
    /// because SQLite refuses long patterns.
    [[nodiscard]] QString pattern(const QString& text, domain::TextMatch match, domain::Letters letters) const;
    /// Whether `expression` matches a pattern with `*` for any text, which `starPattern` made. Case matters.
    [[nodiscard]] QString matchesStars(const QString& expression, const QString& placeholder) const;
    [[nodiscard]] QString starPattern(const QString& text) const;

    bool operator==(const SqlDialect&) const = default;

private:
    explicit SqlDialect(bool isPostgres) : m_isPostgres(isPostgres) {}

    bool m_isPostgres = false;
};

/// This machine's time to the microsecond.
[[nodiscard]] domain::Timestamp machineTime();

} // namespace castellan::storage
