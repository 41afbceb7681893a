#include "ui/cli/CsvReader.h"

#include <QStringDecoder>

#include <utility>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

Error malformedCsv(const QString& id, const QString& message, int line)
{
    Error error = invalidArgument(id, {}, message);
    error.line = line;
    return error;
}

CsvReader::CsvReader(QByteArray content) : m_content(std::move(content))
{
    if (m_content.startsWith("\xEF\xBB\xBF")) {
        m_at = 3;
    }
}

Result<std::optional<CsvRecord>> CsvReader::next()
{
    while (!isAtEnd() && isAtLineEnd()) {
        skipLineEnd();
    }
    if (isAtEnd()) {
        return std::nullopt;
    }
    CsvRecord record{m_line, {}};
    for (;;) {
        Result<QString> text = field();
        if (!text) {
            return failed(text.error());
        }
        record.fields.append(std::move(*text));
        if (isAtEnd() || m_content.at(m_at) != ',') {
            skipLineEnd();
            return record;
        }
        ++m_at;
    }
}

Result<QString> CsvReader::field()
{
    return !isAtEnd() && m_content.at(m_at) == '"' ? quotedField() : plainField();
}

Result<QString> CsvReader::quotedField()
{
    const int begin = m_line;
    QByteArray bytes;
    ++m_at;
    for (; !isAtEnd(); ++m_at) {
        const char byte = m_content.at(m_at);
        if (byte == '"') {
            ++m_at;
            if (isAtEnd() || m_content.at(m_at) != '"') {
                if (!isAtEnd() && m_content.at(m_at) != ',' && !isAtLineEnd()) {
                    return failed(malformedCsv(u"CAS-CsvQuote"_s, u"Text follows a closing quotation mark."_s, m_line));
                }
                return decoded(bytes, begin);
            }
        } else if (byte == '\n') {
            ++m_line;
        }
        bytes.append(byte);
    }
    return failed(malformedCsv(u"CAS-CsvQuote"_s, u"A quotation mark is not closed."_s, begin));
}

Result<QString> CsvReader::plainField()
{
    const qsizetype begin = m_at;
    while (!isAtEnd() && m_content.at(m_at) != ',' && !isAtLineEnd()) {
        if (m_content.at(m_at) == '"') {
            return failed(malformedCsv(
                u"CAS-CsvQuote"_s,
                u"A quotation mark stands inside a field: put the field in quotation marks and double those inside."_s,
                m_line));
        }
        ++m_at;
    }
    return decoded(m_content.sliced(begin, m_at - begin), m_line);
}

Result<QString> CsvReader::decoded(const QByteArray& bytes, int line) const
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError()) {
        return failed(malformedCsv(u"CAS-CsvEncoding"_s, u"The text is not UTF-8."_s, line));
    }
    return text;
}

bool CsvReader::isAtLineEnd() const
{
    const char byte = m_content.at(m_at);
    return byte == '\n' || (byte == '\r' && m_at + 1 < m_content.size() && m_content.at(m_at + 1) == '\n');
}

void CsvReader::skipLineEnd()
{
    if (!isAtEnd()) {
        m_at += m_content.at(m_at) == '\r' ? 2 : 1;
        ++m_line;
    }
}

} // namespace castellan::ui
