#pragma once

#include "domain/core/DisplayName.h"
#include "domain/core/DomainName.h"
#include "domain/core/Result.h"

#include <QString>

namespace castellan::domain {

/// The id and message key under which the reference refuses something.
struct Refusal
{
    QString id;
    QString messageKey;
};

/// The text in quotation marks for an error's sentence, cut after 80 characters.
[[nodiscard]] QString quoted(const QString& text);

/// Whether a database can hold the text at all: no NUL, no lone surrogate.
[[nodiscard]] bool isStorable(const QString& text);

/// The id of an object that should exist, trimmed. Errors: InvalidArgument `whenEmpty`; `CAS-IdCharacter` for what no
/// database can hold. Both name `field`.
[[nodiscard]] Result<QString> existingId(const QString& text, const QString& field, const Refusal& whenEmpty);

/// The id of an object to be made, trimmed: at most 200 bytes, without control and direction characters. Errors as
/// `existingId`, and `CAS-IdLength`.
[[nodiscard]] Result<QString> newId(const QString& text, const QString& field, const Refusal& whenEmpty);

/// DisplayName::parse, an empty name being refused as the reference does.
[[nodiscard]] Result<DisplayName> parseName(const QString& text, const Refusal& whenEmpty);

/// How the reference refuses a domain's text. An empty member keeps our own id.
struct DomainRefusals
{
    Refusal empty;
    Refusal length;
    Refusal character;
};

/// DomainName::parse with the reference's ids where it has a matching check.
[[nodiscard]] Result<DomainName> parseDomain(const QString& text, const DomainRefusals& refusals);

/// Whether a row of old may have this (trimmed) spelling: tables hold 1 to 255 characters.
[[nodiscard]] bool mayBeStoredDomain(const QString& trimmed);

} // namespace castellan::domain
