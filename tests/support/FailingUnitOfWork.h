#pragma once

#include "domain/port/UnitOfWork.h"

namespace castellan::test {

enum class FailAt { Begin, Push, Commit };

/// Real units of work that fail at one stage: instead of it for `begin`, after it for `push`, instead of it for
/// `commit` (as a server does that goes away).
class FailingUnitOfWorkSource final : public domain::UnitOfWorkSource
{
public:
    FailingUnitOfWorkSource(domain::UnitOfWorkSource& real, FailAt stage) : m_real(real), m_stage(stage) {}

    [[nodiscard]] domain::Result<std::unique_ptr<domain::UnitOfWork>> begin(
        const std::optional<domain::BatchIdentity>& identity) override;

private:
    domain::UnitOfWorkSource& m_real;
    FailAt m_stage;
};

} // namespace castellan::test
