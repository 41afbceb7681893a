#pragma once

#include <QString>

namespace castellan::domain {

/// New ids: decimal, 18 digits, growing with time (Sonyflake-like), never the same twice. Any thread.
class IdSource
{
public:
    IdSource() = default;
    IdSource(const IdSource&) = delete;
    IdSource& operator=(const IdSource&) = delete;
    virtual ~IdSource() = default;

    [[nodiscard]] virtual QString next() = 0;
};

} // namespace castellan::domain
