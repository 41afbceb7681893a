#include "ui/cli/BatchFile.h"

#include "ui/cli/BatchBuilder.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <utility>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

// RapidJSON calls streams and handlers by these names.
// NOLINTBEGIN(readability-identifier-naming)

/// Bytes in memory as RapidJSON reads them, behind a byte order mark if there is one; knows how far it has come.
class Bytes final
{
public:
    using Ch = char;

    explicit Bytes(const QByteArray& bytes) : m_bytes(bytes), m_at(bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0) {}

    // A zero byte would end the text for RapidJSON; the caller refuses those beforehand.
    [[nodiscard]] char Peek() const { return m_at < m_bytes.size() ? m_bytes.at(m_at) : '\0'; }
    char Take() { return m_at < m_bytes.size() ? m_bytes.at(m_at++) : '\0'; }
    [[nodiscard]] std::size_t Tell() const { return static_cast<std::size_t>(m_at); }
    [[nodiscard]] qsizetype position() const { return m_at; }

    // What RapidJSON wants of streams that are written to; never called.
    char* PutBegin() { return nullptr; }
    void Put(char) {}
    void Flush() {}
    std::size_t PutEnd(char*) { return 0; }

private:
    const QByteArray& m_bytes;
    qsizetype m_at;
};

/// Hands each token on with the place where it begins: behind the one before, blanks, commas and colons.
class TokenPlaces final
{
public:
    using Ch = char;

    TokenPlaces(const QByteArray& json, const Bytes& stream, BatchBuilder& builder)
        : m_json(json),
          m_stream(stream),
          m_builder(builder)
    {}

    [[nodiscard]] bool isTooDeep() const { return m_depth > BatchFile::maximumDepth; }
    [[nodiscard]] qsizetype lastPlace() const { return m_place; }

    bool Null() { return m_builder.value(std::monostate(), place()); }
    bool Bool(bool value) { return m_builder.value(value, place()); }
    bool Int(int value) { return m_builder.value(qint64{value}, place()); }
    bool Uint(unsigned value) { return m_builder.value(qint64{value}, place()); }
    bool Int64(int64_t value) { return m_builder.value(qint64{value}, place()); }
    bool Uint64(uint64_t value) { return m_builder.value(static_cast<double>(value), place()); }
    bool Double(double value) { return m_builder.value(value, place()); }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }
    bool String(const char* text, rapidjson::SizeType length, bool)
    {
        return m_builder.value(QString::fromUtf8(text, length), place());
    }
    bool Key(const char* text, rapidjson::SizeType length, bool)
    {
        return m_builder.key(QString::fromUtf8(text, length), place());
    }
    bool StartObject() { return enter() && m_builder.beginObject(m_place); }
    bool EndObject(rapidjson::SizeType) { return leave() && m_builder.endObject(); }
    bool StartArray() { return enter() && m_builder.beginArray(m_place); }
    bool EndArray(rapidjson::SizeType) { return leave() && m_builder.endArray(); }

private:
    bool enter()
    {
        bracket();
        ++m_depth;
        return !isTooDeep();
    }

    bool leave()
    {
        bracket();
        --m_depth;
        return true;
    }

    /// RapidJSON tells of a bracket before it has taken it, of every other token after.
    void bracket() { m_end = place() + 1; }

    qsizetype place()
    {
        m_place = m_end;
        while (m_place < m_json.size() && QByteArrayView(" \t\r\n,:").contains(m_json.at(m_place))) {
            ++m_place;
        }
        m_end = m_stream.position();
        return m_place;
    }

    const QByteArray& m_json;
    const Bytes& m_stream;
    BatchBuilder& m_builder;
    qsizetype m_place = 0;
    qsizetype m_end = 0;
    int m_depth = 0;
};

// NOLINTEND(readability-identifier-naming)

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Counts lines and columns from one place to the next: places must be asked for in their order.
class PlaceCounter final
{
public:
    explicit PlaceCounter(const QByteArray& json) : m_json(json) {}

    BatchFile::Place at(qsizetype offset)
    {
        for (; m_at < offset && m_at < m_json.size(); ++m_at) {
            if (m_json.at(m_at) == '\n') {
                ++m_place.line;
                m_place.column = 1;
            } else if (m_at + 1 >= m_json.size() || !isContinuation(m_json.at(m_at + 1))) {
                ++m_place.column;
            }
        }
        return m_place;
    }

private:
    const QByteArray& m_json;
    qsizetype m_at = 0;
    BatchFile::Place m_place;
};

Error placed(const QByteArray& json, const BatchFault& fault, std::optional<int> command)
{
    Error error = invalidArgument(fault.id, {}, fault.message);
    const BatchFile::Place place = PlaceCounter(json).at(fault.offset);
    error.line = place.line;
    error.column = place.column;
    error.field = fault.field;
    error.command = command;
    return error;
}

} // namespace

Result<BatchFile> BatchFile::read(const QByteArray& json)
{
    const qsizetype zero = json.indexOf('\0');
    if (zero >= 0) {
        return failed(
            placed(json, {u"CAS-BatchSyntax"_s, u"The file is not JSON: it holds a zero byte."_s, {}, zero}, {}));
    }
    Bytes stream(json);
    BatchBuilder builder;
    TokenPlaces tokens(json, stream, builder);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    const rapidjson::ParseResult parsed = reader.Parse<flags>(stream, tokens);
    if (tokens.isTooDeep()) {
        return failed(placed(
            json, {u"CAS-BatchDepth"_s, u"The file is nested in more than 64 levels."_s, {}, tokens.lastPlace()}, {}));
    }
    if (builder.fault()) {
        return failed(placed(json, *builder.fault(), builder.faultyCommand()));
    }
    if (parsed.IsError()) {
        const QString why = QString::fromLatin1(rapidjson::GetParseError_En(parsed.Code()));
        const auto offset = static_cast<qsizetype>(parsed.Offset());
        return failed(placed(json, {u"CAS-BatchSyntax"_s, u"The file is not JSON: %1"_s.arg(why), {}, offset}, {}));
    }
    BatchFile file;
    file.batch = builder.takeBatch();
    PlaceCounter counter(json);
    for (const qsizetype offset : builder.commandOffsets()) {
        file.places.append(counter.at(offset));
    }
    return file;
}

} // namespace castellan::ui
