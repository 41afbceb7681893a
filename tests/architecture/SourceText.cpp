#include "tests/architecture/SourceText.h"

#include <QRegularExpression>

#include <utility>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Literals are matched too, so that `"http://..."` does not begin a comment.
QString withoutComments(const QString& text)
{
    static const QRegularExpression commentOrLiteral(
        uR"re((?<comment>//[^\n]*|/\*.*?\*/)|R"([^(\s]*)\(.*?\)\2"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+')re"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString code = text;
    for (auto match = commentOrLiteral.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        for (auto at = found.capturedStart(u"comment"); at < found.capturedEnd(u"comment"); ++at) {
            if (code.at(at) != u'\n') {
                code[at] = u' ';
            }
        }
    }
    return code;
}

} // namespace

SourceText::SourceText(QString path, const QString& text) : m_path(std::move(path)), m_code(withoutComments(text)) {}

QList<Include> SourceText::includes() const
{
    static const QRegularExpression directive(uR"re(^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"])re"_s,
                                              QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (auto match = directive.globalMatch(m_code); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        includes.append({found.captured(1), lineOf(found.capturedStart())});
    }
    return includes;
}

int SourceText::lineOf(qsizetype position) const
{
    return static_cast<int>(QStringView(m_code).left(position).count(u'\n')) + 1;
}

} // namespace castellan::tests
