#include "domain/instance/LanguageTag.h"

#include "domain/command/CheckedText.h"

#include <QStringList>

#include <algorithm>

namespace castellan::domain {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype longestTag = 200;
constexpr qsizetype longestSubtag = 8;

bool isLetter(QChar c)
{
    return c >= u'a' && c <= u'z';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Some letters outside ASCII have an ASCII letter as their lower case.
bool isAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

bool isLetters(const QString& text, qsizetype least, qsizetype most)
{
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), isLetter);
}

bool isAlphanumeric(const QString& text, qsizetype least, qsizetype most)
{
    return text.size() >= least && text.size() <= most
        && std::all_of(text.begin(), text.end(), [](QChar c) { return isLetter(c) || isDigit(c); });
}

/// Reads the lower-cased subtags of a tag from left to right (RFC 5646, section 2.1) and puts them in their usual case.
class Reader
{
public:
    explicit Reader(QStringList subtags) : m_subtags(std::move(subtags)) {}

    bool read()
    {
        if (current() == u"x") {
            return readPrivateUse();
        }
        return readLanguage() && readScriptAndRegion() && readVariants() && readExtensions() && readPrivateUse();
    }
    QString text() const { return m_subtags.join(u'-'); }

private:
    QString current() const { return m_subtags.value(m_next); }

    bool readLanguage()
    {
        if (!isLetters(current(), 2, longestSubtag)) {
            return false;
        }
        const bool mayExtend = current().size() <= 3;
        ++m_next;
        for (int extension = 0; mayExtend && extension < 3 && isLetters(current(), 3, 3); ++extension) {
            ++m_next;
        }
        return true;
    }

    bool readScriptAndRegion()
    {
        if (isLetters(current(), 4, 4)) {
            m_subtags[m_next][0] = m_subtags[m_next][0].toUpper();
            ++m_next;
        }
        const bool isNumber = current().size() == 3
            && std::all_of(m_subtags[m_next].begin(), m_subtags[m_next].end(), isDigit);
        if (isLetters(current(), 2, 2) || isNumber) {
            m_subtags[m_next] = m_subtags[m_next].toUpper();
            ++m_next;
        }
        return true;
    }

    bool readVariants()
    {
        QStringList seen;
        while (isAlphanumeric(current(), 5, longestSubtag)
               || (isAlphanumeric(current(), 4, 4) && isDigit(current()[0]))) {
            if (seen.contains(current())) {
                return false;
            }
            seen.append(current());
            ++m_next;
        }
        return true;
    }

    bool readExtensions()
    {
        QStringList seen;
        while (isAlphanumeric(current(), 1, 1) && current() != u"x") {
            if (seen.contains(current())) {
                return false;
            }
            seen.append(current());
            ++m_next;
            if (!readMembers(2)) {
                return false;
            }
        }
        return true;
    }

    /// The rest of the tag, if it begins with `x`; else nothing may be left.
    bool readPrivateUse()
    {
        if (current() == u"x") {
            ++m_next;
            if (!readMembers(1)) {
                return false;
            }
        }
        return m_next == m_subtags.size();
    }

    bool readMembers(qsizetype least)
    {
        const qsizetype first = m_next;
        while (isAlphanumeric(current(), least, longestSubtag)) {
            ++m_next;
        }
        return m_next > first;
    }

    QStringList m_subtags;
    qsizetype m_next = 0;
};

/// The registered tags that the grammar does not make (RFC 5646, `irregular`).
QString irregular(const QString& lower)
{
    static const QStringList tags{u"en-GB-oed"_s, u"i-ami"_s,     u"i-bnn"_s, u"i-default"_s, u"i-enochian"_s,
                                  u"i-hak"_s,     u"i-klingon"_s, u"i-lux"_s, u"i-mingo"_s,   u"i-navajo"_s,
                                  u"i-pwn"_s,     u"i-tao"_s,     u"i-tay"_s, u"i-tsu"_s,     u"sgn-BE-FR"_s,
                                  u"sgn-BE-NL"_s, u"sgn-CH-DE"_s};
    const auto found = std::find_if(tags.begin(), tags.end(),
                                    [&](const QString& tag) { return tag.toLower() == lower; });
    return found == tags.end() ? QString() : *found;
}

Error refused(const QString& id, const QString& key, const QString& message, const QString& text)
{
    Error error = invalidArgument(id, key, message).at(u"language"_s);
    error.subject = text.left(longestTag);
    return error;
}

} // namespace

Result<LanguageTag> LanguageTag::parse(const QString& text)
{
    const QString lower = text.trimmed().toLower();
    if (lower.isEmpty() || lower == u"und") {
        return failed(refused(u"LANG-3M9f2"_s, u"Errors.Language.Undefined"_s, u"The language is not given."_s, text));
    }
    const Error malformed = refused(
        u"LANG-lg4DP"_s, u"Errors.Language.NotSupported"_s,
        u"%1 is not a language tag such as \"en\" or \"de-CH\"."_s.arg(quoted(text.trimmed())), text);
    if (lower.size() > longestTag) {
        return failed(malformed);
    }
    if (const QString tag = irregular(lower); !tag.isEmpty()) {
        return LanguageTag(tag);
    }
    Reader reader(lower.split(u'-'));
    if (!isAscii(text.trimmed()) || !reader.read()) {
        return failed(malformed);
    }
    return LanguageTag(reader.text());
}

} // namespace castellan::domain
