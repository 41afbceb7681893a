#include "models/table/VisibleText.h"

#include <QChar>

#include <algorithm>

namespace castellan::models {

namespace {

/// Characters that change or hide what stands around them, or show nothing themselves.
bool isHidden(char32_t character)
{
    if (character == 0x034F || character == 0x115F || character == 0x1160 || character == 0x3164
        || character == 0xFFA0) {
        return true; // fillers that look like nothing
    }
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

QString spelled(char32_t character)
{
    return QStringLiteral("<U+%1>").arg(QString::number(character, 16).toUpper(), 4, QLatin1Char('0'));
}

/// The character that begins at `i`, which then stands on its last code unit.
char32_t characterAt(const QString& text, qsizetype& i)
{
    const QChar first = text.at(i);
    if (first.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
        return QChar::surrogateToUcs4(first, text.at(++i));
    }
    return first.unicode();
}

QString visible(const QString& text, bool keepsLines)
{
    if (!hasHiddenCharacters(text)) {
        return text;
    }
    QString shown;
    shown.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype begin = i;
        const char32_t character = characterAt(text, i);
        const bool isLine = keepsLines && character == U'\n';
        shown += isHidden(character) && !isLine ? spelled(character) : text.mid(begin, i - begin + 1);
    }
    return shown;
}

} // namespace

QString visibleText(const QString& text)
{
    return visible(text, false);
}

QString visibleLines(const QString& text)
{
    return visible(text, true);
}

bool hasHiddenCharacters(const QString& text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isHidden(characterAt(text, i))) {
            return true;
        }
    }
    return false;
}

} // namespace castellan::models
