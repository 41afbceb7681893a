#pragma once

#include "domain/core/Timestamp.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <utility>

namespace castellan::domain {

/// One timed piece of work. No payloads and no secrets in the attributes.
struct Span
{
    QByteArray traceId;  ///< 16 bytes
    QByteArray spanId;   ///< 8 bytes
    QByteArray parentId; ///< 8 bytes, or empty
    QString name;
    Timestamp start;
    std::chrono::nanoseconds duration{0};
    bool ok = true;
    QList<std::pair<QString, QString>> attributes; ///< e.g. `error.kind`, `error.id`

    bool operator==(const Span&) const = default;
};

/// The span that new ones become children of; empty ids where none is open.
struct OpenSpan
{
    QByteArray traceId;
    QByteArray spanId;
};

} // namespace castellan::domain
