#pragma once

#include "domain/core/Error.h"
#include "ui/cli/JsonText.h"

#include <QByteArray>
#include <QString>

#include <cstdio>

namespace castellan::ui {

/// Exit statuses of the program, as scripts rely on them.
enum class ExitStatus {
    Done = 0,
    Internal = 1,
    Usage = 2,
    InvalidInput = 3,
    NotFound = 4,
    Refused = 5, ///< already exists, precondition failed, conflict
    Unreachable = 6,
    PermissionDenied = 7,
    Schema = 8,
    OutcomeUnknown = 9,
};

[[nodiscard]] ExitStatus exitStatus(const domain::Error& error);

/// What was printed did not reach its stream.
[[nodiscard]] domain::Error outputError();

/// Appends the members of the error as an object: kind, id, message, and what is known of command, line, column, field.
void writeError(JsonText& json, const domain::Error& error);

/// `1 event`, `2 events`: for nouns whose plural is made with an s.
[[nodiscard]] QString counted(qint64 number, const QString& noun);

/// Where a subcommand writes: data to one stream, words for people to the other.
class Console final
{
public:
    Console(std::FILE* data, std::FILE* words) : m_data(data), m_words(words) {}

    void setJson(bool json) { m_json = json; }
    [[nodiscard]] bool isJson() const { return m_json; }

    /// A line of data. `text` must be safe to print.
    void data(const QString& text) { write(m_data, text.toUtf8()); }
    void data(const JsonText& json) { write(m_data, json.bytes()); }
    /// A line for people; control characters are made visible.
    void say(const QString& text);
    /// Many lines for people, made of our own words.
    void sayLines(const QString& lines);
    /// The error in words and, where JSON is asked for, `{"error": {...}}` as data.
    ExitStatus fail(const domain::Error& error);
    /// The error in words alone.
    ExitStatus sayError(const domain::Error& error);
    /// What was written is on its way. False if some of it could not be.
    [[nodiscard]] bool flush();

private:
    void write(std::FILE* stream, const QByteArray& line);

    std::FILE* m_data;
    std::FILE* m_words;
    bool m_json = false;
};

} // namespace castellan::ui
