#pragma once

#include <QString>

namespace castellan::models {

/// Text of others as it may be shown on one line: control, bidirectional and zero-width characters appear as `<U+202E>`
/// (tabs and line ends too); lone surrogates as well. Everything else stays as it is.
[[nodiscard]] QString visibleText(const QString& text);

/// The same, but line ends stay (for payloads).
[[nodiscard]] QString visibleLines(const QString& text);

/// Whether there is anything that `visibleText` would show.
[[nodiscard]] bool hasHiddenCharacters(const QString& text);

} // namespace castellan::models
