#pragma once

#include "domain/core/Result.h"

#include <QString>

namespace castellan::domain {

/// A host name in the form that is stored: ASCII (IDNA 2008), lower case, no dot at the end, at most 253 bytes, labels
/// of 1 to 63 letters, digits and hyphens, no hyphen at a label's ends. A single label is allowed.
class DomainName final
{
public:
    /// Trims, converts Unicode, folds. Errors: InvalidArgument with field `domain`: `CAS-DomainEmpty`,
    /// `CAS-DomainLength`, `CAS-DomainCharacter`, `CAS-DomainLabel`, `CAS-DomainIdna`. Commands replace the ids by the
    /// reference's where a matching check exists.
    [[nodiscard]] static Result<DomainName> parse(const QString& text);

    [[nodiscard]] const QString& ascii() const { return m_ascii; }
    /// With the Unicode form of its labels where there is one, for people.
    [[nodiscard]] QString toDisplayText() const;
    /// A name under which anybody may register (`co.uk`, `github.io`): worth a warning, never an error.
    [[nodiscard]] bool isPublicSuffix() const;

    bool operator==(const DomainName&) const = default;

private:
    explicit DomainName(QString ascii);
    QString m_ascii;
};

} // namespace castellan::domain
