#pragma once

#include "domain/invoke/Executor.h"

#include <optional>
#include <utility>

namespace castellan::domain {

/// A question; `result` is there after a successful execution.
template<typename T>
class Query : public Executor
{
public:
    [[nodiscard]] const std::optional<T>& result() const { return m_result; }

protected:
    void answer(T value) { m_result = std::move(value); }

private:
    std::optional<T> m_result;
};

} // namespace castellan::domain
