#pragma once

#include "domain/core/Result.h"
#include "models/connection/ErrorText.h"

#include <QString>

namespace castellan::models {

/// What is wrong with a field, in words for beside it; empty if it was parsed.
template<typename T>
[[nodiscard]] QString fieldProblem(const domain::Result<T>& parsed)
{
    return parsed ? QString() : ErrorText::of(parsed.error()).sentence;
}

} // namespace castellan::models
