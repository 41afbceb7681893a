#include "domain/core/DomainName.h"

#include <QByteArray>
#include <QList>
#include <QStringView>

#include <idn2.h>
#include <libpsl.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maximumBytes = 253;
constexpr qsizetype maximumLabel = 63;
/// Longer text cannot become a name, however it is written: not worth converting.
constexpr qsizetype hopelessSize = 4 * maximumBytes;

struct FreeIdn2
{
    void operator()(char* text) const { idn2_free(text); }
};
using Idn2Text = std::unique_ptr<char, FreeIdn2>;

Error refused(const QString& id, const QString& message)
{
    return invalidArgument(id, {}, message).at(u"domain"_s);
}

Error tooLong()
{
    return refused(u"CAS-DomainLength"_s, u"The domain is longer than 253 bytes."_s);
}

Error badCharacter(const QString& domain)
{
    Error error = refused(u"CAS-DomainCharacter"_s,
                          u"The domain may hold only letters, digits, hyphens and dots: \"%1\"."_s.arg(domain));
    error.subject = domain;
    return error;
}

Error badLabel(const QString& domain)
{
    Error error = refused(
        u"CAS-DomainLabel"_s,
        u"The parts of a domain have 1 to 63 characters and no hyphen at their ends: \"%1\"."_s.arg(domain));
    error.subject = domain;
    return error;
}

bool isHostCharacter(QChar character)
{
    const char16_t unit = character.unicode();
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') || (unit >= u'0' && unit <= u'9')
        || unit == u'-' || unit == u'.';
}

/// The dot, and those that IDNA takes for one.
bool isFullStop(QChar character)
{
    const char16_t unit = character.unicode();
    return unit == u'.' || unit == 0x3002 || unit == 0xFF0E || unit == 0xFF61;
}

bool isAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar character) { return character.unicode() < 0x80; });
}

bool hasForbiddenAscii(const QString& text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar character) { return character.unicode() < 0x80 && !isHostCharacter(character); });
}

bool hasEncodedLabel(const QString& lowerCase)
{
    return lowerCase.startsWith("xn--"_L1) || lowerCase.contains(".xn--"_L1);
}

Error idnaError(int code, const QString& domain)
{
    if (code == IDN2_TOO_BIG_DOMAIN) {
        return tooLong();
    }
    if (code == IDN2_TOO_BIG_LABEL) {
        return badLabel(domain);
    }
    Error error = refused(u"CAS-DomainIdna"_s,
                          u"The domain \"%1\" is not a valid international domain name."_s.arg(domain));
    error.subject = domain;
    error.detail = QString::fromUtf8(idn2_strerror(code));
    return error;
}

/// Unicode and `xn--` labels go through libidn2, which maps, checks and encodes; plain ASCII need not.
Result<QString> toAscii(const QString& domain)
{
    const QString lowerCase = domain.toLower();
    if (isAscii(domain) && !hasEncodedLabel(lowerCase)) {
        return lowerCase;
    }
    char* converted = nullptr;
    const QByteArray utf8 = domain.toUtf8();
    const int code = idn2_to_ascii_8z(utf8.constData(), &converted, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const Idn2Text owner(converted);
    if (code != IDN2_OK) {
        return failed(idnaError(code, domain));
    }
    return QString::fromLatin1(converted).toLower();
}

bool hasOnlyGoodLabels(const QString& ascii)
{
    const QList<QStringView> labels = QStringView(ascii).split(u'.');
    return std::all_of(labels.begin(), labels.end(), [](QStringView label) {
        return !label.isEmpty() && label.size() <= maximumLabel && !label.startsWith(u'-') && !label.endsWith(u'-');
    });
}

} // namespace

DomainName::DomainName(QString ascii) : m_ascii(std::move(ascii)) {}

Result<DomainName> DomainName::parse(const QString& text)
{
    QString domain = text.trimmed();
    if (!domain.isEmpty() && isFullStop(domain.back())) {
        domain.chop(1);
    }
    if (domain.isEmpty()) {
        return failed(refused(u"CAS-DomainEmpty"_s, u"The domain is empty."_s));
    }
    if (domain.size() > hopelessSize) {
        return failed(tooLong());
    }
    if (hasForbiddenAscii(domain) || !domain.isValidUtf16()) {
        return failed(badCharacter(domain));
    }
    const Result<QString> ascii = toAscii(domain);
    if (!ascii) {
        return failed(ascii.error());
    }
    if (ascii->size() > maximumBytes) {
        return failed(tooLong());
    }
    if (hasForbiddenAscii(*ascii)) {
        return failed(badCharacter(domain));
    }
    if (!hasOnlyGoodLabels(*ascii)) {
        return failed(badLabel(domain));
    }
    return DomainName(*ascii);
}

QString DomainName::toDisplayText() const
{
    char* converted = nullptr;
    const QByteArray ascii = m_ascii.toLatin1();
    const int code = idn2_to_unicode_8z8z(ascii.constData(), &converted, 0);
    const Idn2Text owner(converted);
    return code == IDN2_OK ? QString::fromUtf8(converted) : m_ascii;
}

bool DomainName::isPublicSuffix() const
{
    const QByteArray ascii = m_ascii.toLatin1();
    return psl_is_public_suffix2(psl_builtin(), ascii.constData(), PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) == 1;
}

} // namespace castellan::domain
