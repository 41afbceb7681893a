#include "storage/postgres/KeywordValues.h"

#include <QByteArrayList>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace castellan::storage {

namespace {

constexpr int highestPort = 65'535;

const QHash<QByteArray, QByteArrayList>& choices()
{
    static const QHash<QByteArray, QByteArrayList> known = {
        {"sslmode", {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
        {"target_session_attrs", {"any", "read-write", "read-only", "primary", "standby", "prefer-standby"}},
        {"channel_binding", {"disable", "prefer", "require"}},
        {"gssencmode", {"disable", "prefer", "require"}},
    };
    return known;
}

const QSet<QByteArray>& numbers()
{
    static const QSet<QByteArray> keywords = {"connect_timeout",     "keepalives",       "keepalives_idle",
                                              "keepalives_interval", "keepalives_count", "tcp_user_timeout"};
    return keywords;
}

bool isNumber(const QByteArray& text)
{
    bool ok = false;
    static_cast<void>(text.trimmed().toInt(&ok));
    return ok;
}

/// One for all hosts, or one a host; an empty one is the default.
bool arePorts(const QByteArray& text)
{
    const QByteArrayList ports = text.split(',');
    return std::all_of(ports.begin(), ports.end(), [](const QByteArray& port) {
        return port.isEmpty()
            || (isNumber(port) && port.trimmed().toInt() >= 1 && port.trimmed().toInt() <= highestPort);
    });
}

} // namespace

bool isKnownValue(const QByteArray& keyword, const QByteArray& value)
{
    if (keyword == "port") {
        return arePorts(value);
    }
    if (value.isEmpty()) {
        return true; // the default
    }
    if (numbers().contains(keyword)) {
        return isNumber(value);
    }
    const auto known = choices().constFind(keyword);
    return known == choices().constEnd() || known->contains(value);
}

} // namespace castellan::storage
