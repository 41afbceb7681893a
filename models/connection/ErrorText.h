#pragma once

#include "domain/core/Error.h"

#include <QString>

namespace castellan::models {

/// What a person reads about an error, in their language. Plain text, with hidden characters of data made visible.
struct ErrorText
{
    QString sentence; ///< what went wrong and what to do
    QString details;  ///< for copying: kind, id, technical words

    [[nodiscard]] static ErrorText of(const domain::Error& error);
};

} // namespace castellan::models
