#pragma once

#include "domain/core/Result.h"
#include "ui/cli/Synopsis.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace castellan::ui {

/// What was written behind a subcommand, checked against its synopsis.
class Arguments final
{
public:
    /// `--name value` and `--name=value`; everything behind `--` is an operand. Errors: InvalidArgument `CAS-Usage`.
    [[nodiscard]] static domain::Result<Arguments> parse(const Synopsis& synopsis, const QStringList& words);

    [[nodiscard]] bool has(const QString& option) const { return m_values.contains(option); }
    /// Empty if the option was not given.
    [[nodiscard]] QString value(const QString& option) const { return m_values.value(option); }
    /// The value as a number; `CAS-Usage` if it is none between the limits (inclusive).
    [[nodiscard]] domain::Result<std::optional<qint64>> number(const QString& option, qint64 least, qint64 most) const;
    [[nodiscard]] const QStringList& operands() const { return m_operands; }

private:
    [[nodiscard]] domain::Result<void> takeOption(const Synopsis& synopsis, const QString& word,
                                                  const QStringList& words, qsizetype& next);

    QHash<QString, QString> m_values;
    QStringList m_operands;
};

/// An error in how the program was called: exit status 2.
[[nodiscard]] domain::Error usageError(const QString& message);

} // namespace castellan::ui
