#pragma once

#include "tests/bench/Measurement.h"

namespace castellan::bench {

/// Prints each measurement as soon as it is there: a table row for people, a JSON object a line, or a line of the table
/// in this folder's README.
class Report final
{
public:
    enum class Format { Table, Json, Markdown };

    explicit Report(Format format) : m_format(format) {}

    void add(const Measurement& measurement);
    /// Something that could not be measured, and why: on stderr, never left out silently.
    void missing(const QString& group, const QString& name, const QString& why);

private:
    static void addJson(const Measurement& measurement);
    void addRow(const Measurement& measurement);
    void addMarkdown(const Measurement& measurement);

    Format m_format;
    bool m_headerPrinted = false;
};

} // namespace castellan::bench
