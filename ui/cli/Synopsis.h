#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace castellan::ui {

/// An option of a subcommand. Without `value` it is a switch.
struct Option
{
    QString name;  ///< with its dashes
    QString value; ///< what stands for the value in the help, e.g. `ID`
    QString meaning;
};

/// How a subcommand is called: what the parser accepts and what `--help` says.
struct Synopsis
{
    QString name;
    QString summary;
    QStringList operands; ///< required
    QList<Option> options;
    QString notes; ///< more to say: plain text, lines of at most 100 characters
    QStringList examples;
    QStringList optionalOperands = {}; ///< behind those that are required

    [[nodiscard]] const Option* option(const QString& wanted) const;
    /// `castellan ping TARGET [--count N] ...`
    [[nodiscard]] QString usage() const;
    /// All of it, for `--help`.
    [[nodiscard]] QString help() const;
};

/// The options that every subcommand takes, and `--creator` for those that write events.
[[nodiscard]] QList<Option> commonOptions();
[[nodiscard]] Option creatorOption();

} // namespace castellan::ui
