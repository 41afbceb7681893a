#include "ui/cli/Console.h"

#include "ui/cli/VisibleText.h"

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

ExitStatus exitStatus(const Error& error)
{
    if (error.id == "CAS-Usage"_L1 || error.id == "CAS-Target"_L1) {
        return ExitStatus::Usage;
    }
    switch (error.kind) {
    case ErrorKind::InvalidArgument: return ExitStatus::InvalidInput;
    case ErrorKind::NotFound: return ExitStatus::NotFound;
    case ErrorKind::AlreadyExists:
    case ErrorKind::PreconditionFailed:
    case ErrorKind::Conflict: return ExitStatus::Refused;
    case ErrorKind::Unreachable:
    case ErrorKind::Timeout: return ExitStatus::Unreachable;
    case ErrorKind::PermissionDenied: return ExitStatus::PermissionDenied;
    case ErrorKind::Schema: return ExitStatus::Schema;
    case ErrorKind::OutcomeUnknown: return ExitStatus::OutcomeUnknown;
    case ErrorKind::Internal:
    case ErrorKind::Cancelled: return ExitStatus::Internal;
    }
    Q_UNREACHABLE();
}

Error outputError()
{
    return internalError(u"CAS-Output"_s, u"The output cannot be written."_s);
}

void writeError(JsonText& json, const Error& error)
{
    json.beginObject();
    json.key("kind"_L1).text(kindName(error.kind));
    json.key("id"_L1).text(error.id);
    json.key("message"_L1).text(error.message);
    if (error.command) {
        json.key("command"_L1).number(*error.command);
    }
    if (error.line) {
        json.key("line"_L1).number(*error.line);
    }
    if (error.column) {
        json.key("column"_L1).number(*error.column);
    }
    if (!error.field.isEmpty()) {
        json.key("field"_L1).text(error.field);
    }
    json.endObject();
}

QString counted(qint64 number, const QString& noun)
{
    return QString::number(number) + u' ' + noun + (number == 1 ? QString() : u"s"_s);
}

void Console::say(const QString& text)
{
    write(m_words, visibleText(text).toUtf8());
}

void Console::sayLines(const QString& lines)
{
    write(m_words, lines.toUtf8());
}

ExitStatus Console::fail(const Error& error)
{
    const ExitStatus status = sayError(error);
    if (m_json) {
        JsonText json;
        json.beginObject().key("error"_L1);
        writeError(json, error);
        json.endObject();
        data(json);
    }
    return status;
}

ExitStatus Console::sayError(const Error& error)
{
    QString where;
    if (error.line) {
        where = u"line %1"_s.arg(*error.line);
    }
    if (error.column) {
        where += u", column %1"_s.arg(*error.column);
    }
    if (error.command) {
        where += u"%1command %2"_s.arg(where.isEmpty() ? QString() : u", "_s).arg(*error.command);
    }
    const QString place = where.isEmpty() ? QString() : QString(where + u": "_s);
    say(u"castellan: %1%2 (%3, %4)"_s.arg(place, error.message, kindName(error.kind), error.id));
    if (!error.detail.isEmpty()) {
        say(u"  %1"_s.arg(error.detail));
    }
    return exitStatus(error);
}

bool Console::flush()
{
    const bool isDataOut = std::fflush(m_data) == 0 && std::ferror(m_data) == 0;
    return std::fflush(m_words) == 0 && isDataOut;
}

void Console::write(std::FILE* stream, const QByteArray& line)
{
    // A short write stays in the stream's error flag, which `flush` reports.
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stream);
    if (!line.endsWith('\n')) {
        std::fputc('\n', stream);
    }
}

} // namespace castellan::ui
