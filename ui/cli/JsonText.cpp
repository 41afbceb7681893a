#include "ui/cli/JsonText.h"

#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace castellan::ui {

namespace {

constexpr int decimals = 3;

/// RapidJSON 1.1 writes the numbers of kParseNumbersAsStringsFlag in quotes.
struct NumbersAsWritten : rapidjson::Writer<rapidjson::StringBuffer>
{
    using Writer::Writer;

    bool RawNumber(const char* text, rapidjson::SizeType length, bool /*copy*/)
    {
        return RawValue(text, length, rapidjson::kNumberType);
    }
};

template<typename Handler>
bool rewrite(const QByteArray& json, Handler& handler)
{
    rapidjson::StringStream stream(json.constData());
    rapidjson::Reader reader;
    // Numbers pass as they are written: no digit is lost.
    return !reader.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag>(stream, handler)
                .IsError();
}

} // namespace

struct JsonText::Writer
{
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json{buffer};
};

JsonText::JsonText() : m_writer(std::make_unique<Writer>())
{
    m_writer->json.SetMaxDecimalPlaces(decimals);
}

JsonText::~JsonText() = default;

JsonText& JsonText::beginObject()
{
    m_writer->json.StartObject();
    return *this;
}

JsonText& JsonText::endObject()
{
    m_writer->json.EndObject();
    return *this;
}

JsonText& JsonText::beginArray()
{
    m_writer->json.StartArray();
    return *this;
}

JsonText& JsonText::endArray()
{
    m_writer->json.EndArray();
    return *this;
}

JsonText& JsonText::key(QLatin1StringView name)
{
    m_writer->json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    return *this;
}

JsonText& JsonText::text(const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    m_writer->json.String(utf8.constData(), static_cast<rapidjson::SizeType>(utf8.size()));
    return *this;
}

JsonText& JsonText::textOrNull(const QString& value)
{
    return value.isEmpty() ? null() : text(value);
}

JsonText& JsonText::number(qint64 value)
{
    m_writer->json.Int64(value);
    return *this;
}

JsonText& JsonText::decimal(double value)
{
    m_writer->json.Double(value);
    return *this;
}

JsonText& JsonText::flag(bool value)
{
    m_writer->json.Bool(value);
    return *this;
}

JsonText& JsonText::null()
{
    m_writer->json.Null();
    return *this;
}

JsonText& JsonText::json(const std::optional<QByteArray>& value)
{
    if (!value) {
        return null();
    }
    rapidjson::StringBuffer compact;
    NumbersAsWritten writer(compact);
    if (!rewrite(*value, writer) || !writer.IsComplete()) {
        return text(QString::fromUtf8(*value));
    }
    m_writer->json.RawValue(compact.GetString(), compact.GetSize(), rapidjson::kObjectType);
    return *this;
}

QByteArray JsonText::bytes() const
{
    return QByteArray(m_writer->buffer.GetString(), static_cast<qsizetype>(m_writer->buffer.GetSize()));
}

} // namespace castellan::ui
