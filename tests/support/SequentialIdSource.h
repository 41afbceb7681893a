#pragma once

#include "domain/port/IdSource.h"

namespace castellan::test {

/// Ids that can be foretold: 100000000000000001, 100000000000000002, ...
class SequentialIdSource final : public domain::IdSource
{
public:
    [[nodiscard]] QString next() override { return QString::number(++m_last); }

private:
    qint64 m_last = 100'000'000'000'000'000;
};

} // namespace castellan::test
