#include "domain/command/CheckedText.h"

#include <QList>

#include <algorithm>

namespace castellan::domain {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype longestQuote = 80;
constexpr qsizetype longestId = 200;
constexpr qsizetype longestStoredDomain = 255;

bool isDirectionControl(char32_t point)
{
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

bool hasControls(const QString& text)
{
    const QList<uint> points = text.toUcs4();
    return std::any_of(points.begin(), points.end(), [](uint point) {
        return QChar::category(point) == QChar::Other_Control || isDirectionControl(point);
    });
}

Error idCharacterError(const QString& field, const QString& text)
{
    Error error = invalidArgument(u"CAS-IdCharacter"_s, {}, u"The id holds a character that is not allowed in ids."_s);
    error.field = field;
    error.subject = text.left(longestQuote);
    return error;
}

Error renamed(Error error, const Refusal& refusal)
{
    if (!refusal.id.isEmpty()) {
        error.id = refusal.id;
        error.messageKey = refusal.messageKey;
    }
    return error;
}

} // namespace

QString quoted(const QString& text)
{
    if (text.size() <= longestQuote) {
        return u"\""_s + text + u"\""_s;
    }
    const qsizetype cut = text.at(longestQuote - 1).isHighSurrogate() ? longestQuote - 1 : longestQuote;
    return u"\""_s + QStringView(text).left(cut) + u"...\""_s;
}

bool isStorable(const QString& text)
{
    return !text.contains(QChar::Null) && QStringView(text).isValidUtf16();
}

Result<QString> existingId(const QString& text, const QString& field, const Refusal& whenEmpty)
{
    QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        return failed(
            invalidArgument(whenEmpty.id, whenEmpty.messageKey, u"The id of the %1 is empty."_s.arg(field)).at(field));
    }
    if (!isStorable(trimmed)) {
        return failed(idCharacterError(field, trimmed));
    }
    return trimmed;
}

Result<QString> newId(const QString& text, const QString& field, const Refusal& whenEmpty)
{
    Result<QString> id = existingId(text, field, whenEmpty);
    if (!id) {
        return id;
    }
    if (id->toUtf8().size() > longestId) {
        Error error = invalidArgument(u"CAS-IdLength"_s, {}, u"The id is longer than 200 bytes."_s).at(field);
        error.subject = id->left(longestQuote);
        return failed(error);
    }
    if (hasControls(*id)) {
        return failed(idCharacterError(field, *id));
    }
    return id;
}

Result<DisplayName> parseName(const QString& text, const Refusal& whenEmpty)
{
    Result<DisplayName> name = DisplayName::parse(text);
    if (!name && name.error().id == u"CAS-NameEmpty") {
        return failed(renamed(name.error(), whenEmpty));
    }
    return name;
}

Result<DomainName> parseDomain(const QString& text, const DomainRefusals& refusals)
{
    Result<DomainName> domain = DomainName::parse(text);
    if (domain) {
        return domain;
    }
    const QString& id = domain.error().id;
    if (id == u"CAS-DomainEmpty") {
        return failed(renamed(domain.error(), refusals.empty));
    }
    if (id == u"CAS-DomainLength") {
        return failed(renamed(domain.error(), refusals.length));
    }
    if (id == u"CAS-DomainCharacter" || id == u"CAS-DomainIdna") {
        return failed(renamed(domain.error(), refusals.character));
    }
    return domain;
}

bool mayBeStoredDomain(const QString& trimmed)
{
    return !trimmed.isEmpty() && trimmed.size() <= 2 * longestStoredDomain
        && trimmed.toUcs4().size() <= longestStoredDomain && isStorable(trimmed);
}

} // namespace castellan::domain
