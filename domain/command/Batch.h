#pragma once

#include "domain/command/Command.h"
#include "domain/invoke/Executor.h"

#include <memory>
#include <vector>

namespace castellan::domain {

/// Executors run one after the other as one unit: the first error stops and undoes all. Batches nest; the commands in
/// them are counted through (0, 1, 2, ...), whatever the nesting, and an error names the one at fault.
class Batch final : public Executor
{
public:
    Batch() = default;
    explicit Batch(std::vector<std::unique_ptr<Executor>> members);

    void add(std::unique_ptr<Executor> member);
    [[nodiscard]] bool isEmpty() const { return m_members.empty(); }
    [[nodiscard]] const std::vector<std::unique_ptr<Executor>>& members() const { return m_members; }
    /// How many commands and queries there are, those of nested batches included.
    [[nodiscard]] int size() const;

    /// `commandBatch[a, b, c]`
    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;
    [[nodiscard]] Result<void> furtherReads(UnitOfWork& work, ReadSet& reads) const override;
    [[nodiscard]] bool producesEvents() const override { return true; }

    /// The commands that undo the whole batch, last first; none if any member that changed something has no way back.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const;
    /// Whether any command changed something; asked after a successful execution.
    [[nodiscard]] bool hasChanged() const;

private:
    std::vector<std::unique_ptr<Executor>> m_members;
};

} // namespace castellan::domain
