#pragma once

#include <QList>
#include <QString>

namespace castellan::tests {

/// An `#include` as it is written, without its brackets or quotes.
struct Include
{
    QString name;
    int line = 0;

    bool operator==(const Include&) const = default;
};

/// A source file as the rules read it: its path from the root, and its text without comments.
class SourceText final
{
public:
    SourceText(QString path, const QString& text);

    [[nodiscard]] const QString& path() const { return m_path; }
    /// The text with comments blanked, so that lines keep their numbers.
    [[nodiscard]] const QString& code() const { return m_code; }
    [[nodiscard]] QList<Include> includes() const;
    /// 1-based line of a place in `code()`.
    [[nodiscard]] int lineOf(qsizetype position) const;

private:
    QString m_path;
    QString m_code;
};

/// What a rule found, in the order of the file.
struct Finding
{
    QString rule; ///< e.g. `layer`, `qt-module`, `sql`
    QString path;
    int line = 0;
    QString what;

    bool operator==(const Finding&) const = default;
};

} // namespace castellan::tests
