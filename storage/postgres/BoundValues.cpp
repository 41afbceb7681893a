#include "storage/postgres/BoundValues.h"

#include "storage/postgres/TypeOids.h"

#include <QtEndian>

#include <algorithm>
#include <limits>

namespace castellan::storage {

namespace {

using domain::failed;

constexpr int textFormat = 0;
constexpr int binaryFormat = 1;

bool isStorable(const QString& text)
{
    return !text.contains(QChar(u'\0')) && text.isValidUtf16();
}

bool isStorable(const Value& value)
{
    if (const auto* const text = std::get_if<QString>(&value.get())) {
        return isStorable(*text);
    }
    if (const auto* const list = std::get_if<QStringList>(&value.get())) {
        return std::all_of(list->begin(), list->end(), [](const QString& text) { return isStorable(text); });
    }
    const auto* const column = std::get_if<TextColumn>(&value.get());
    return column == nullptr || column->isStorable();
}

QByteArray arrayLiteral(const QStringList& texts)
{
    QByteArray literal = "{";
    for (const QString& text : texts) {
        QByteArray quoted = text.toUtf8();
        quoted.replace('\\', "\\\\").replace('"', "\\\"");
        literal += (literal.size() > 1 ? ",\"" : "\"") + quoted + '"';
    }
    return literal + '}';
}

/// PostgreSQL counts microseconds since 2000; its ends of the range are the infinities.
QByteArray binaryTime(domain::Timestamp time)
{
    constexpr qint64 epochDifference = 946'684'800'000'000;
    constexpr qint64 lowest = std::numeric_limits<qint64>::min();
    qint64 value = time.microseconds;
    if (value < lowest + epochDifference) {
        value = lowest;
    } else if (value != std::numeric_limits<qint64>::max()) {
        value -= epochDifference;
    }
    QByteArray bytes(sizeof(qint64), Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

} // namespace

domain::Result<void> BoundValues::check(const QList<Value>& values)
{
    if (std::all_of(values.begin(), values.end(), [](const Value& value) { return isStorable(value); })) {
        return {};
    }
    return failed(domain::invalidArgument(QStringLiteral("CAS-BadText"), QString(),
                                          QStringLiteral("A text holds U+0000 or half a character (a lone surrogate), "
                                                         "which cannot be stored. Remove it.")));
}

BoundValues::BoundValues(const QList<Value>& values)
{
    m_bytes.reserve(values.size());
    for (const Value& value : values) {
        append(value);
    }
}

void BoundValues::append(const Value& value)
{
    if (const auto* const flag = std::get_if<bool>(&value.get())) {
        append(boolType, *flag ? "t" : "f", textFormat);
    } else if (const auto* const number = std::get_if<qint64>(&value.get())) {
        append(int8Type, QByteArray::number(*number), textFormat);
    } else if (const auto* const text = std::get_if<QString>(&value.get())) {
        append(undecided, text->toUtf8(), textFormat);
    } else if (const auto* const bytes = std::get_if<QByteArray>(&value.get())) {
        append(byteaType, *bytes, binaryFormat);
    } else if (const auto* const time = std::get_if<domain::Timestamp>(&value.get())) {
        append(timestamptzType, binaryTime(*time), binaryFormat);
    } else if (const auto* const list = std::get_if<QStringList>(&value.get())) {
        append(textArrayType, arrayLiteral(*list), textFormat);
    } else if (const auto* const column = std::get_if<TextColumn>(&value.get())) {
        append(textArrayType, column->binary(), binaryFormat);
    } else {
        appendNull();
    }
}

void BoundValues::append(unsigned int type, const QByteArray& bytes, int format)
{
    m_bytes.append(bytes);
    m_types.append(type);
    m_pointers.append(m_bytes.last().constData()); // shared, so it stays where it is when the list grows
    m_lengths.append(static_cast<int>(bytes.size()));
    m_formats.append(format);
}

void BoundValues::appendNull()
{
    m_types.append(undecided);
    m_pointers.append(nullptr);
    m_lengths.append(0);
    m_formats.append(textFormat);
}

} // namespace castellan::storage
