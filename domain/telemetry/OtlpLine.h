#pragma once

#include "domain/telemetry/Span.h"

#include <QByteArray>
#include <QList>

namespace castellan::domain {

/// The spans as one line of the OpenTelemetry protocol's file format (JSON, `{"resourceSpans": [...]}`), newline included.
[[nodiscard]] QByteArray otlpLine(const QList<Span>& spans);

} // namespace castellan::domain
