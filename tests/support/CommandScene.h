#pragma once

#include "domain/command/Batch.h"
#include "domain/command/Command.h"
#include "domain/invoke/BatchOutcome.h"
#include "tests/support/InMemoryDatabase.h"
#include "tests/support/SequentialIdSource.h"

#include <QMetaType>

#include <functional>
#include <memory>
#include <vector>

namespace castellan::test {

/// A small world for tests of commands, made of events alone, and the real chain of invokers to run commands in it.
///
/// Instance `i1` "Acme" (default organization `o1`, language `en`, IAM project `p1`, which `o2` holds) with the custom
/// domains `acme.example` (primary), `gen.acme.example` (generated) and `Old.Example` (a spelling of old), and the
/// trusted domain `trust.example`. Its organizations: `o1` "First", `o2` "Second", `o3` "Third" (inactive), `o5` "Plain"
/// without domains, and `o4` "Lehigh University" with `lehigh-university.acme.example` (generated, primary),
/// `lehigh.edu` (verified), `claim.edu` and `Old.Edu` (verified, a spelling of old). Instance `i2` "Beta" has the custom
/// domain `beta.example` and the organization `o1` "First" with the claim `lehigh.edu`.
class CommandScene final
{
public:
    CommandScene();

    [[nodiscard]] domain::Result<domain::BatchOutcome> apply(std::unique_ptr<domain::Command> command);
    [[nodiscard]] domain::Result<domain::BatchOutcome> apply(std::vector<std::unique_ptr<domain::Command>> commands);
    [[nodiscard]] domain::Result<domain::BatchOutcome> apply(domain::Batch& batch);
    [[nodiscard]] domain::Result<domain::BatchOutcome> preview(domain::Batch& batch);
    /// Events from elsewhere, and their rows.
    void happen(const QList<domain::Event>& events);

    /// The events of the last push, one text each: aggregate, type, payload, `+` and `-` constraints, `=` and `-` fields
    /// (`*` for an indexed one).
    [[nodiscard]] QStringList pushedTexts() const;
    /// The rows that all events make.
    [[nodiscard]] QStringList foldedLines() const;
    [[nodiscard]] QStringList rowLines() const;
    [[nodiscard]] QStringList constraints() const;
    [[nodiscard]] InMemoryDatabase& database() { return m_database; }
    /// The commands that undo the last batch that was applied.
    [[nodiscard]] std::vector<std::unique_ptr<domain::Command>> takeInverse() { return std::move(m_inverse); }

private:
    [[nodiscard]] domain::Result<domain::BatchOutcome> run(domain::Batch& batch, bool isPreview);

    InMemoryDatabase m_database;
    SequentialIdSource m_ids;
    std::vector<std::unique_ptr<domain::Command>> m_inverse;
};

using CommandMaker = std::function<std::unique_ptr<domain::Command>()>;

} // namespace castellan::test

Q_DECLARE_METATYPE(castellan::test::CommandMaker)
