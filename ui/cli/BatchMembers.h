#pragma once

#include "domain/core/Result.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace castellan::ui {

/// A member of a command in a batch file, and where it is written.
struct BatchMember
{
    using Value = std::variant<std::monostate, QString, bool, qint64, double>; ///< monostate is null

    QString name;
    Value value;
    qsizetype nameOffset = 0; ///< bytes from the beginning of the file
    qsizetype valueOffset = 0;
};

/// An error in a batch file, as far as the place is known in bytes.
struct BatchFault
{
    QString id;
    QString message;
    QString field;
    qsizetype offset = 0;
};

/// The members of one command. Those that are asked for are taken out; what is left is not known.
class BatchMembers final
{
public:
    BatchMembers(QList<BatchMember> members, qsizetype offset) : m_members(std::move(members)), m_offset(offset) {}

    /// The first fault of all that was asked, if there is one.
    [[nodiscard]] const std::optional<BatchFault>& fault() const { return m_fault; }
    /// Faults with the first member that nobody has asked for.
    void refuseOthers(const QString& command);

    [[nodiscard]] QString text(const QString& name);
    [[nodiscard]] std::optional<QString> optionalText(const QString& name);
    [[nodiscard]] std::optional<bool> optionalFlag(const QString& name);
    [[nodiscard]] std::optional<qint64> optionalNumber(const QString& name);

private:
    [[nodiscard]] std::optional<BatchMember> take(const QString& name);
    void wrongType(const BatchMember& member, const QString& wanted);
    void note(BatchFault fault);

    QList<BatchMember> m_members;
    qsizetype m_offset; ///< of the command
    std::optional<BatchFault> m_fault;
};

} // namespace castellan::ui
