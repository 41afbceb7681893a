#pragma once

#include "domain/command/Batch.h"
#include "ui/cli/BatchMembers.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace castellan::ui {

/// Makes the batch while the JSON of a batch file is read: told of one token after the other, each with the place where it
/// begins. Answers false where reading must stop; `fault` says why.
class BatchBuilder final
{
public:
    [[nodiscard]] bool beginObject(qsizetype offset);
    [[nodiscard]] bool endObject();
    [[nodiscard]] bool beginArray(qsizetype offset);
    [[nodiscard]] bool endArray();
    [[nodiscard]] bool key(const QString& name, qsizetype offset);
    [[nodiscard]] bool value(BatchMember::Value value, qsizetype offset);

    [[nodiscard]] const std::optional<BatchFault>& fault() const { return m_fault; }
    /// The command that the fault is about, in the flattened batch.
    [[nodiscard]] std::optional<int> faultyCommand() const { return m_faultyCommand; }
    [[nodiscard]] std::unique_ptr<domain::Batch> takeBatch() { return std::move(m_batch); }
    /// Where the commands of the flattened batch begin.
    [[nodiscard]] const QList<qsizetype>& commandOffsets() const { return m_commandOffsets; }

private:
    /// An object that is open: the file's own, or a command.
    struct Object
    {
        qsizetype offset = 0;
        QList<BatchMember> members;
        QStringList names; ///< all so far, `commands` included
        QString key;
        qsizetype keyOffset = 0;
        std::unique_ptr<domain::Batch> commands; ///< once the array has begun
        qsizetype commandsOffset = 0;
        bool isInCommands = false;
    };

    [[nodiscard]] bool fail(const QString& id, const QString& message, const QString& field, qsizetype offset);
    [[nodiscard]] bool failInCommand(BatchFault fault);
    [[nodiscard]] bool endFile(Object& file);
    [[nodiscard]] bool endCommand(Object& object);
    [[nodiscard]] bool endNested(Object& object, BatchMembers& members);

    std::vector<Object> m_open;
    std::unique_ptr<domain::Batch> m_batch;
    QList<qsizetype> m_commandOffsets;
    std::optional<BatchFault> m_fault;
    std::optional<int> m_faultyCommand;
};

} // namespace castellan::ui
