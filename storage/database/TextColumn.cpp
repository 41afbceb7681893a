#include "storage/database/TextColumn.h"

#include <QtEndian>

namespace castellan::storage {

namespace {

// The header: dimensions, whether there are NULLs, the elements' type, their number, the number of the first one.
constexpr qsizetype fieldSize = sizeof(qint32);
constexpr qsizetype nullsAt = fieldSize;
constexpr qsizetype typeAt = 2 * fieldSize;
constexpr qsizetype countAt = 3 * fieldSize;
constexpr qsizetype firstAt = 4 * fieldSize;
constexpr qsizetype headerSize = 5 * fieldSize;

constexpr qint32 textType = 25;
constexpr qint32 lengthOfNull = -1;

void put(QByteArray& bytes, qsizetype at, qint32 value)
{
    qToBigEndian(value, bytes.data() + at);
}

} // namespace

TextColumn::TextColumn() : m_binary(headerSize, '\0')
{
    put(m_binary, 0, 1);
    put(m_binary, typeAt, textType);
    put(m_binary, firstAt, 1);
}

TextColumn::TextColumn(const TextColumn& other) = default;
TextColumn& TextColumn::operator=(const TextColumn& other) = default;
TextColumn::TextColumn(TextColumn&& other) noexcept = default;
TextColumn& TextColumn::operator=(TextColumn&& other) noexcept = default;
TextColumn::~TextColumn() = default;

void TextColumn::append(QByteArrayView utf8)
{
    appendLength(static_cast<int>(utf8.size()));
    m_binary.append(utf8);
    m_isStorable = m_isStorable && !utf8.contains('\0');
}

void TextColumn::appendNull()
{
    appendLength(lengthOfNull);
    put(m_binary, nullsAt, 1);
}

void TextColumn::appendLength(int length)
{
    const qsizetype at = m_binary.size();
    m_binary.resize(at + fieldSize);
    put(m_binary, at, length);
    put(m_binary, countAt, ++m_size);
}

QByteArray TextColumn::literal() const
{
    QByteArray literal = "{";
    qsizetype at = headerSize;
    for (int index = 0; index < m_size; ++index) {
        const auto length = qFromBigEndian<qint32>(m_binary.constData() + at);
        at += fieldSize;
        literal += index > 0 ? "," : "";
        if (length == lengthOfNull) {
            literal += "NULL";
            continue;
        }
        QByteArray quoted = m_binary.sliced(at, length);
        quoted.replace('\\', "\\\\").replace('"', "\\\"");
        literal += '"' + quoted + '"';
        at += length;
    }
    return literal + '}';
}

} // namespace castellan::storage
