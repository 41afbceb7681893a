#include "ui/cli/VisibleText.h"

#include <QChar>
#include <QList>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool mustBeShown(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

QString escaped(char32_t character)
{
    switch (character) {
    case U'\n': return u"\\n"_s;
    case U'\r': return u"\\r"_s;
    case U'\t': return u"\\t"_s;
    default: return u"\\u{%1}"_s.arg(static_cast<uint>(character), 0, 16);
    }
}

} // namespace

QString visibleText(const QString& text)
{
    QString shown;
    shown.reserve(text.size());
    for (const uint character : text.toUcs4()) {
        if (character == U'\\') {
            shown += u"\\\\"_s;
        } else if (mustBeShown(character)) {
            shown += escaped(character);
        } else {
            shown += QChar::fromUcs4(character);
        }
    }
    return shown;
}

} // namespace castellan::ui
