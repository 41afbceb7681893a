#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

#include <memory>
#include <optional>

namespace castellan::ui {

/// Writes JSON on one line, with members in the order in which they are said.
class JsonText final
{
public:
    JsonText();
    JsonText(const JsonText&) = delete;
    JsonText& operator=(const JsonText&) = delete;
    ~JsonText();

    JsonText& beginObject();
    JsonText& endObject();
    JsonText& beginArray();
    JsonText& endArray();
    JsonText& key(QLatin1StringView name);

    JsonText& text(const QString& value);
    /// null for the empty text.
    JsonText& textOrNull(const QString& value);
    JsonText& number(qint64 value);
    /// With at most three decimals.
    JsonText& decimal(double value);
    JsonText& flag(bool value);
    JsonText& null();
    /// JSON text as it is, without its line breaks; null if there is none, a text if it is not JSON.
    JsonText& json(const std::optional<QByteArray>& value);

    [[nodiscard]] QByteArray bytes() const;

private:
    struct Writer;
    std::unique_ptr<Writer> m_writer;
};

} // namespace castellan::ui
