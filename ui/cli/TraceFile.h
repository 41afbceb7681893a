#pragma once

#include "domain/core/Result.h"
#include "domain/port/SpanExporter.h"

#include <QFile>
#include <QList>
#include <QMutex>
#include <QString>

#include <memory>

namespace castellan::ui {

/// Appends spans to a file, as JSON lines of the OpenTelemetry protocol. Only its owner may read the file.
class TraceFile final : public domain::SpanExporter
{
public:
    /// Errors: InvalidArgument `CAS-Usage` if the file cannot be written.
    [[nodiscard]] static domain::Result<std::unique_ptr<TraceFile>> open(const QString& path);
    ~TraceFile() override;

    void finished(const domain::Span& span) override;

private:
    explicit TraceFile(const QString& path) : m_file(path) {}
    void writeWaiting();

    QMutex m_mutex;
    QFile m_file;
    QList<domain::Span> m_waiting;
};

} // namespace castellan::ui
