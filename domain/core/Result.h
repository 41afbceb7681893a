#pragma once

#include "domain/core/Error.h"

#include <tl/expected.hpp>

#include <utility>

namespace castellan::domain {

/// A value or the reason why there is none. Only members that std::expected has too are used, so that it
/// can take over with C++23.
template<typename T>
using Result = tl::expected<T, Error>;

/// `return failed(error);` from any function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> failed(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace castellan::domain
