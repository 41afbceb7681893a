#include "storage/sql/QpsqlValue.h"

#include <limits>
#include <variant>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

QVariant boundValue(Value::Null)
{
    return {};
}

QVariant boundValue(bool value)
{
    return value;
}

QVariant boundValue(qint64 value)
{
    return QVariant::fromValue<qlonglong>(value);
}

QVariant boundValue(const QString& text)
{
    return text;
}

QVariant boundValue(const QByteArray& bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes; // a null array would be written as NULL
}

QVariant boundValue(domain::Timestamp time)
{
    using Limits = std::numeric_limits<qint64>;
    if (time.microseconds == Limits::max() || time.microseconds == Limits::min()) {
        return time.microseconds > 0 ? u"infinity"_s : u"-infinity"_s;
    }
    return time.toIsoText();
}

QVariant boundValue(const QStringList& texts)
{
    QStringList quoted;
    for (QString text : texts) {
        text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
        quoted << u'"' + text + u'"';
    }
    return QString(u'{' + quoted.join(u',') + u'}');
}

QVariant boundValue(const TextColumn& column)
{
    return QString::fromUtf8(column.literal());
}

} // namespace

QVariant qpsqlValue(const Value& value)
{
    return std::visit([](const auto& held) { return boundValue(held); }, value.get());
}

} // namespace castellan::storage
