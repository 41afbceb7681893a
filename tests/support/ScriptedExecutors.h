#pragma once

#include "domain/command/Batch.h"
#include "domain/command/Command.h"
#include "domain/command/Query.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace castellan::test {

enum class Stage { Validate, Execute, Events };

/// A command for tests of the invoker: adds the instance `n<number>` and one event `instance.added` with the payload
/// `{"number": <number>}`, and invokes what it was given.
class ScriptedCommand final : public domain::Command
{
public:
    explicit ScriptedCommand(int number, QStringList* log = nullptr) : m_number(number), m_log(log) {}

    /// Invoked in `execute`, one after the other, each directly.
    ScriptedCommand& invokes(std::unique_ptr<domain::Executor> child);
    ScriptedCommand& withoutEvents();
    ScriptedCommand& failingIn(Stage stage);
    /// Goes on although what it invoked has failed.
    ScriptedCommand& swallowingErrors();
    ScriptedCommand& expecting(qint64 sequence);
    ScriptedCommand& unchanged();
    ScriptedCommand& withInverse(int number);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] domain::Result<void> validate(domain::Context& context) override;
    [[nodiscard]] domain::Result<void> execute(domain::Context& context) override;
    [[nodiscard]] domain::Result<QList<domain::Event>> events(domain::Context& context) override;
    [[nodiscard]] domain::CommandResult result() const override;
    [[nodiscard]] domain::AggregateKey aggregate() const override;
    [[nodiscard]] std::vector<std::unique_ptr<domain::Command>> inverse() const override;

private:
    [[nodiscard]] domain::Result<void> reach(Stage stage);
    [[nodiscard]] QString instanceId() const;

    int m_number;
    QStringList* m_log;
    std::vector<std::unique_ptr<domain::Executor>> m_children;
    std::optional<Stage> m_failing;
    std::optional<int> m_inverse;
    bool m_hasEvents = true;
    bool m_swallows = false;
    bool m_changed = true;
};

/// A question that answers whether the instance `n1` is seen, or nothing where it runs outside a transaction.
class ScriptedQuery final : public domain::Query<bool>
{
public:
    explicit ScriptedQuery(bool needsTransaction = false, std::unique_ptr<domain::Executor> child = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] domain::Result<void> execute(domain::Context& context) override;
    [[nodiscard]] bool requiresTransaction() const override { return m_needsTransaction; }

private:
    bool m_needsTransaction;
    std::unique_ptr<domain::Executor> m_child;
};

[[nodiscard]] std::unique_ptr<ScriptedCommand> command(int number, QStringList* log = nullptr);

template<typename... Members>
[[nodiscard]] std::unique_ptr<domain::Batch> batchOf(Members... members)
{
    auto batch = std::make_unique<domain::Batch>();
    (batch->add(std::move(members)), ...);
    return batch;
}

} // namespace castellan::test
