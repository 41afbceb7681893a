#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace castellan::storage {

/// The statements that a session keeps prepared, by their text. It is told what the server has prepared, since that alone
/// lasts: not the transaction in which it happened.
class PreparedStatements final
{
public:
    /// The name under which the text is prepared or may be; empty if the session keeps enough already.
    [[nodiscard]] QByteArray nameOf(const QString& sql);
    [[nodiscard]] bool isReady(const QString& sql) const { return m_entries.value(sql).isReady; }
    void setReady(const QString& sql);
    /// Somebody else has discarded them, or a table has changed under them. Their names are not used again.
    void forget() { m_entries.clear(); }

private:
    struct Entry
    {
        QByteArray name;
        bool isReady = false;
    };

    QHash<QString, Entry> m_entries;
    int m_lastName = 0;
};

} // namespace castellan::storage
