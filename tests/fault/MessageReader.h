#pragma once

#include <QByteArray>

#include <optional>

namespace castellan::tests {

/// Who speaks.
enum class Speaker { Client, Server };

/// Cuts one direction of a PostgreSQL connection into protocol messages. Knows the two that have no type: a client's
/// first message, and what is sent before encryption, which is not expected here.
class MessageReader final
{
public:
    explicit MessageReader(Speaker speaker) : m_isFirst(speaker == Speaker::Client) {}

    void take(const char* bytes, qsizetype size) { m_bytes.append(bytes, size); }
    /// The next whole message with its head, or nothing yet.
    [[nodiscard]] std::optional<QByteArray> next();

private:
    QByteArray m_bytes;
    bool m_isFirst;
};

} // namespace castellan::tests
