#pragma once

#include "domain/core/Result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace castellan::ui {

/// One record and the line it begins in.
struct CsvRecord
{
    int line = 0;
    QStringList fields;
};

/// What is wrong in that line, from 1, of a CSV file. InvalidArgument.
[[nodiscard]] domain::Error malformedCsv(const QString& id, const QString& message, int line);

/// Reads CSV (RFC 4180, UTF-8 with or without a mark, LF or CRLF), a record at a time. Empty lines are skipped.
class CsvReader final
{
public:
    /// `content` is shared, not copied.
    explicit CsvReader(QByteArray content);

    /// The next record, or nothing at the end. Errors: InvalidArgument `CAS-CsvQuote`, `CAS-CsvEncoding`, with the line.
    [[nodiscard]] domain::Result<std::optional<CsvRecord>> next();

private:
    [[nodiscard]] domain::Result<QString> field();
    [[nodiscard]] domain::Result<QString> quotedField();
    [[nodiscard]] domain::Result<QString> plainField();
    [[nodiscard]] domain::Result<QString> decoded(const QByteArray& bytes, int line) const;
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_content.size(); }
    [[nodiscard]] bool isAtLineEnd() const;
    void skipLineEnd();

    QByteArray m_content;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace castellan::ui
