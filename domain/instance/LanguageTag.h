#pragma once

#include "domain/core/Result.h"

#include <QString>

namespace castellan::domain {

/// A language as a well-formed BCP 47 tag in the usual case: `en`, `de-CH`, `zh-Hant-TW`.
class LanguageTag final
{
public:
    /// Trims. Errors: InvalidArgument with field `language`: `LANG-3M9f2` for an empty tag or `und`, `LANG-lg4DP` for one
    /// that is not well-formed or longer than 200 characters.
    [[nodiscard]] static Result<LanguageTag> parse(const QString& text);

    [[nodiscard]] const QString& text() const { return m_text; }

    bool operator==(const LanguageTag&) const = default;

private:
    explicit LanguageTag(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

} // namespace castellan::domain
