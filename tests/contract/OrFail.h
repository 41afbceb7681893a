#pragma once

#include "domain/core/Result.h"

#include <QtGlobal>

#include <type_traits>
#include <utility>

namespace castellan::test {

/// What a scene needs is there, or the test ends with the reason.
template<typename T>
T orFail(domain::Result<T> result)
{
    if (!result) {
        qFatal("%s: %s", qPrintable(result.error().message), qPrintable(result.error().detail));
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

} // namespace castellan::test
