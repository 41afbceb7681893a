#include "ui/cli/TraceFile.h"

#include "domain/telemetry/OtlpLine.h"
#include "ui/cli/Arguments.h"

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype spansPerLine = 256;

} // namespace

Result<std::unique_ptr<TraceFile>> TraceFile::open(const QString& path)
{
    std::unique_ptr<TraceFile> trace(new TraceFile(path));
    if (!trace->m_file.open(QIODevice::WriteOnly | QIODevice::Append, QFile::ReadOwner | QFile::WriteOwner)) {
        return failed(
            usageError(u"The trace file \"%1\" cannot be written: %2."_s.arg(path, trace->m_file.errorString())));
    }
    return trace;
}

TraceFile::~TraceFile()
{
    writeWaiting();
}

void TraceFile::finished(const Span& span)
{
    const QMutexLocker lock(&m_mutex);
    m_waiting.append(span);
    // A span without parent is the last of its trace.
    if (m_waiting.size() >= spansPerLine || span.parentId.isEmpty()) {
        writeWaiting();
    }
}

void TraceFile::writeWaiting()
{
    if (!m_waiting.isEmpty()) {
        m_file.write(otlpLine(m_waiting));
        m_file.flush();
        m_waiting.clear();
    }
}

} // namespace castellan::ui
