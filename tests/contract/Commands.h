#pragma once

#include "domain/command/Command.h"
#include "domain/core/Id.h"
#include "domain/core/Result.h"
#include "domain/invoke/BatchOutcome.h"

#include <QString>

#include <memory>
#include <utility>
#include <vector>

namespace castellan::test {

/// The instance that the tests of contracts write to.
inline const domain::InstanceId acme(QStringLiteral("i1"));

using Commands = std::vector<std::unique_ptr<domain::Command>>;

template<typename Made, typename... Arguments>
std::unique_ptr<Made> make(Arguments... arguments)
{
    return std::make_unique<Made>(std::move(arguments)...);
}

template<typename... Members>
Commands all(Members... members)
{
    Commands commands;
    (commands.push_back(std::move(members)), ...);
    return commands;
}

/// For QVERIFY2: nothing for a success.
[[nodiscard]] inline QString described(const domain::Result<domain::BatchOutcome>& outcome)
{
    const QString colon = QStringLiteral(": ");
    return outcome ? QString()
                   : QString(outcome.error().id + colon + outcome.error().message + QStringLiteral(" | ")
                             + outcome.error().detail);
}

} // namespace castellan::test
