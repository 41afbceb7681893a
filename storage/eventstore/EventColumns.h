#pragma once

#include "domain/event/StoredEvent.h"
#include "storage/database/Rows.h"
#include "storage/repository/SqlDialect.h"

#include <QString>

namespace castellan::storage {

/// How an event is read from `eventstore.events2`: the columns in the order in which `storedEvent` takes them.
/// `alias` with its dot (`e.`), or empty where there is none (RETURNING).
[[nodiscard]] QString eventColumns(const SqlDialect& dialect, const QString& alias);
[[nodiscard]] domain::StoredEvent storedEvent(const SqlDialect& dialect, const Row& row);

/// Positions are decimal seconds; SQLite keeps microseconds.
[[nodiscard]] QString positionText(qint64 microseconds);
/// The microseconds of a position, 0 if it is not one. What is behind the sixth decimal is dropped.
[[nodiscard]] qint64 positionMicroseconds(const QString& position);

} // namespace castellan::storage
