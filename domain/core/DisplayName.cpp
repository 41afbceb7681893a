#include "domain/core/DisplayName.h"

#include <QChar>
#include <QList>

#include <utility>

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

/// No text of more UTF-16 units than this can shrink to an allowed name: not worth normalizing.
constexpr qsizetype hopelessNameSize = qsizetype{16} * DisplayName::maximumCodePoints;

bool isForbidden(char32_t character)
{
    const bool isBidiControl = (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
    return isBidiControl || QChar::category(character) == QChar::Other_Control;
}

Error nameTooLong()
{
    return invalidArgument(u"CAS-NameLength"_s, {}, u"The name has more than 200 characters."_s).at(u"name"_s);
}

Error forbiddenCharacter(const QString& which)
{
    return invalidArgument(u"CAS-NameCharacter"_s, {},
                           u"The name holds a character that is not allowed in names: %1."_s.arg(which))
        .at(u"name"_s);
}

QString codePointName(char32_t character)
{
    return u"U+%1"_s.arg(static_cast<uint>(character), 4, 16, QLatin1Char('0')).toUpper();
}

} // namespace

DisplayName::DisplayName(QString text) : m_text(std::move(text)) {}

Result<DisplayName> DisplayName::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        return failed(invalidArgument(u"CAS-NameEmpty"_s, {}, u"The name is empty."_s).at(u"name"_s));
    }
    if (trimmed.size() > hopelessNameSize) {
        return failed(nameTooLong());
    }
    if (!trimmed.isValidUtf16()) {
        return failed(forbiddenCharacter(u"half of a surrogate pair"_s));
    }
    const QString normalized = trimmed.normalized(QString::NormalizationForm_C);
    const QList<uint> characters = normalized.toUcs4();
    if (characters.size() > maximumCodePoints) {
        return failed(nameTooLong());
    }
    for (const uint character : characters) {
        if (isForbidden(character)) {
            return failed(forbiddenCharacter(codePointName(character)));
        }
    }
    return DisplayName(normalized);
}

QString folded(const QString& text)
{
    return text.toLower();
}

} // namespace castellan::domain
