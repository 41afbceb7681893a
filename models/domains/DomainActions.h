#pragma once

#include "domain/command/Command.h"
#include "models/domains/DomainRow.h"

#include <QString>

#include <memory>

namespace castellan::models {

/// What can be done with a domain that is there, and the commands for it. The database has the last word.
class DomainActions final
{
public:
    explicit DomainActions(DomainRow row) : m_row(std::move(row)) {}

    [[nodiscard]] bool canVerify() const;
    [[nodiscard]] bool canMakePrimary() const;
    [[nodiscard]] bool canRemove() const;
    /// What a person should know before removing it (it is the instance's primary one), or empty.
    [[nodiscard]] QString removalWarning() const;

    [[nodiscard]] std::unique_ptr<domain::Command> verify() const;
    [[nodiscard]] std::unique_ptr<domain::Command> makePrimary() const;
    [[nodiscard]] std::unique_ptr<domain::Command> remove() const;

private:
    DomainRow m_row;
};

} // namespace castellan::models
