#include "storage/sql/QpsqlValue.h"

#include <limits>
#include <variant>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

QVariant driverValue(Value::Null)
{
    return {};
}

QVariant driverValue(bool value)
{
    return value;
}

QVariant driverValue(qint64 value)
{
    return QVariant::fromValue<qlonglong>(value);
}

QVariant driverValue(const QString& text)
{
    return text;
}

QVariant driverValue(const QByteArray& bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes; // a null array would be written as NULL
}

QVariant driverValue(domain::Timestamp time)
{
    using Limits = std::numeric_limits<qint64>;
    if (time.microseconds == Limits::max() || time.microseconds == Limits::min()) {
        return time.microseconds > 0 ? u"infinity"_s : u"-infinity"_s;
    }
    return time.toIsoText();
}

QVariant driverValue(const QStringList& texts)
{
    QStringList quoted;
    for (QString text : texts) {
        text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
        quoted << u'"' + text + u'"';
    }
    return QString(u'{' + quoted.join(u',') + u'}');
}

QVariant driverValue(const TextColumn& column)
{
    return QString::fromUtf8(column.literal());
}

} // namespace

QVariant qpsqlValue(const Value& value)
{
    return std::visit([](const auto& held) { return driverValue(held); }, value.get());
}

} // namespace castellan::storage
