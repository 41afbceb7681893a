#pragma once

#include "tests/bench/Measurement.h"

namespace castellan::bench {

/// Prints each measurement as soon as it is there: a table row for people, or a JSON object a line.
class Report final
{
public:
    explicit Report(bool json) : m_json(json) {}

    void add(const Measurement& measurement);
    /// Something that could not be measured, and why: on stderr, never left out silently.
    void missing(const QString& group, const QString& name, const QString& why);

private:
    bool m_json;
    bool m_headerPrinted = false;
};

} // namespace castellan::bench
