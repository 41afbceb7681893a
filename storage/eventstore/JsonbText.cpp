#include "storage/eventstore/JsonbText.h"

#include <QJsonArray>
#include <QList>

#include <algorithm>
#include <cmath>
#include <utility>

namespace castellan::storage {

namespace {

constexpr double largestWhole = 9'007'199'254'740'992; // 2 to the power of 53

void appendEscaped(QByteArray& text, char character)
{
    switch (character) {
    case '"': text += "\\\""; return;
    case '\\': text += "\\\\"; return;
    case '\b': text += "\\b"; return;
    case '\f': text += "\\f"; return;
    case '\n': text += "\\n"; return;
    case '\r': text += "\\r"; return;
    case '\t': text += "\\t"; return;
    default: break;
    }
    if (static_cast<unsigned char>(character) < 0x20) {
        text += "\\u" + QByteArray::number(static_cast<int>(character), 16).rightJustified(4, '0');
    } else {
        text += character;
    }
}

void appendString(QByteArray& text, const QByteArray& utf8)
{
    text += '"';
    for (const char character : utf8) {
        appendEscaped(text, character);
    }
    text += '"';
}

bool appendValue(QByteArray& text, const QJsonValue& value);

bool appendObject(QByteArray& text, const QJsonObject& object)
{
    QList<std::pair<QByteArray, QJsonValue>> members;
    for (auto member = object.begin(); member != object.end(); ++member) {
        members.append({member.key().toUtf8(), member.value()});
    }
    std::sort(members.begin(), members.end(), [](const auto& left, const auto& right) {
        return left.first.size() != right.first.size() ? left.first.size() < right.first.size()
                                                       : left.first < right.first;
    });
    text += '{';
    for (qsizetype index = 0; index < members.size(); ++index) {
        text += index > 0 ? ", " : "";
        appendString(text, members.at(index).first);
        text += ": ";
        if (!appendValue(text, members.at(index).second)) {
            return false;
        }
    }
    text += '}';
    return true;
}

bool appendArray(QByteArray& text, const QJsonArray& array)
{
    text += '[';
    for (qsizetype index = 0; index < array.size(); ++index) {
        text += index > 0 ? ", " : "";
        if (!appendValue(text, array.at(index))) {
            return false;
        }
    }
    text += ']';
    return true;
}

bool appendNumber(QByteArray& text, double number)
{
    if (std::abs(number) >= largestWhole || std::trunc(number) != number) {
        return false;
    }
    text += QByteArray::number(static_cast<qint64>(number));
    return true;
}

bool appendValue(QByteArray& text, const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: text += "null"; return true;
    case QJsonValue::Bool: text += value.toBool() ? "true" : "false"; return true;
    case QJsonValue::Double: return appendNumber(text, value.toDouble());
    case QJsonValue::String: appendString(text, value.toString().toUtf8()); return true;
    case QJsonValue::Array: return appendArray(text, value.toArray());
    case QJsonValue::Object: return appendObject(text, value.toObject());
    }
    return false;
}

} // namespace

std::optional<QByteArray> jsonbText(const QJsonObject& object)
{
    QByteArray text;
    return appendObject(text, object) ? std::optional(text) : std::nullopt;
}

} // namespace castellan::storage
