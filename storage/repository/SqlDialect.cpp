#include "storage/repository/SqlDialect.h"

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::Letters;
using domain::TextMatch;

/// Far longer than any name or domain; SQLite takes patterns of up to 50,000 bytes.
constexpr qsizetype longestPattern = 8'000;

QString asciiFolded(QString text)
{
    for (QChar& character : text) {
        if (character >= u'A' && character <= u'Z') {
            character = QChar(character.unicode() + (u'a' - u'A'));
        }
    }
    return text;
}

QString likeEscaped(QString text)
{
    return text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
}

/// GLOB has no escape character: a class of one character stands for it.
QString globEscaped(const QString& text)
{
    QString escaped;
    for (const QChar character : text) {
        if (character == u'*' || character == u'?' || character == u'[') {
            escaped += u'[' % character % u']';
        } else {
            escaped += character;
        }
    }
    return escaped;
}

QString withWildcards(const QString& text, TextMatch match, QChar any)
{
    switch (match) {
    case TextMatch::StartsWith: return text + any;
    case TextMatch::Contains: return any + text + any;
    case TextMatch::EndsWith: return any + text;
    case TextMatch::Equals:
    case TextMatch::NotEquals: return text;
    }
    return text;
}

bool isWhole(TextMatch match)
{
    return match == TextMatch::Equals || match == TextMatch::NotEquals;
}

} // namespace

QString SqlDialect::table(const QString& schema, const QString& name) const
{
    return schema + (m_isPostgres ? u'.' : u'_') + name;
}

QString SqlDialect::enumText(const QString& expression) const
{
    return m_isPostgres ? expression + u"::text"_s : expression;
}

QString SqlDialect::toEnum(const QString& expression, const QString& type) const
{
    return m_isPostgres ? u"cast("_s + expression + u" AS zitadel."_s + type + u')' : expression;
}

QString SqlDialect::bytewise(const QString& expression) const
{
    return m_isPostgres ? expression + u" COLLATE \"C\""_s : expression;
}

QString SqlDialect::foldedBytewise(const QString& expression) const
{
    if (!m_isPostgres) {
        return expression + u" COLLATE NOCASE"_s;
    }
    return u"lower("_s + expression + u" COLLATE \"C\") COLLATE \"C\""_s;
}

QString SqlDialect::isAnyOf(const QString& expression, int number) const
{
    const QString placeholder = u'$' + QString::number(number);
    return expression
        + (m_isPostgres ? u" = ANY("_s + placeholder + u"::text[])"_s
                        : u" IN (SELECT value FROM json_each("_s + placeholder + u"))"_s);
}

QString SqlDialect::parameter(int number, const QString& postgresType) const
{
    const QString placeholder = u'$' + QString::number(number);
    return m_isPostgres ? placeholder + u"::"_s + postgresType : placeholder;
}

QString SqlDialect::orNow(const QString& expression) const
{
    return m_isPostgres ? u"coalesce("_s + expression + u", now())"_s : expression;
}

QString SqlDialect::matches(const QString& expression, TextMatch match, Letters letters,
                            const QString& placeholder) const
{
    const bool folds = letters == Letters::IgnoreAsciiCase;
    const QString left = folds ? foldedBytewise(expression) : expression;
    if (isWhole(match)) {
        return left + (match == TextMatch::Equals ? u" = "_s : u" <> "_s) + placeholder;
    }
    if (!m_isPostgres && !folds) {
        return expression + u" GLOB "_s + placeholder; // LIKE folds ASCII letters there
    }
    return (m_isPostgres ? left : expression) + u" LIKE "_s + placeholder + u" ESCAPE '\\'"_s;
}

QString SqlDialect::pattern(const QString& text, TextMatch match, Letters letters) const
{
    const bool folds = letters == Letters::IgnoreAsciiCase;
    const QString value = folds ? asciiFolded(text) : text;
    if (isWhole(match)) {
        return value;
    }
    const QString cut = value.left(longestPattern);
    return m_isPostgres || folds ? withWildcards(likeEscaped(cut), match, u'%')
                                 : withWildcards(globEscaped(cut), match, u'*');
}

QString SqlDialect::matchesStars(const QString& expression, const QString& placeholder) const
{
    if (!m_isPostgres) {
        return expression + u" GLOB "_s + placeholder;
    }
    return expression + u" LIKE "_s + placeholder + u" ESCAPE '\\'"_s;
}

QString SqlDialect::starPattern(const QString& text) const
{
    const QString cut = text.left(longestPattern);
    return m_isPostgres ? likeEscaped(cut).replace(u'*', u'%') : globEscaped(cut).replace(u"[*]"_s, u"*"_s);
}

domain::Timestamp machineTime()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch).count()};
}

} // namespace castellan::storage
