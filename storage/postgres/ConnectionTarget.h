#pragma once

#include "domain/core/Result.h"
#include "storage/postgres/ConnectionSettings.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <utility>

namespace castellan::storage {

/// Which PostgreSQL database a person means: what libpq read from `postgresql://...` or `keyword=value` text,
/// checked against the list of what may be said there. Never holds a password.
class ConnectionTarget final
{
public:
    using Keyword = std::pair<QByteArray, QByteArray>;

    /// Errors: InvalidArgument `CAS-Target` for text that libpq cannot read, for a keyword that is not allowed and
    /// for a password, which is not repeated in the message.
    [[nodiscard]] static domain::Result<ConnectionTarget> parse(const QString& text);

    /// `postgresql://user@host:5432/database`, for people; without secrets.
    [[nodiscard]] QString displayText() const;
    /// What the text itself said about `keyword`, or nothing.
    [[nodiscard]] std::optional<QByteArray> value(const QByteArray& keyword) const;

    /// What is handed to libpq: the text's own words, then ours where neither the text, nor the environment, nor
    /// the service file says otherwise (`verify-full` unless every host is this machine).
    [[nodiscard]] QList<Keyword> keywords(const ConnectionSettings& settings, const QString& password) const;
    /// How long a host may take to let us in: `connect_timeout` as libpq reads it (whole seconds, 1 counts as 2) from the text,
    /// the service file or the environment, else `usual`. At most a minute, also where libpq would wait for ever (0 and
    /// below): nothing here waits without a limit.
    [[nodiscard]] std::chrono::milliseconds connectLimit(std::chrono::milliseconds usual) const;
    /// The same target without its first `count` hosts; nothing if none is left.
    [[nodiscard]] std::optional<ConnectionTarget> withoutHosts(qsizetype count) const;
    /// The hosts in the order in which they are tried; one empty entry for the default.
    [[nodiscard]] QList<QByteArray> hosts() const;

private:
    explicit ConnectionTarget(QList<Keyword> words) : m_words(std::move(words)) {}

    [[nodiscard]] std::optional<QByteArray> effective(const QByteArray& keyword, const char* environment) const;
    [[nodiscard]] bool isLocal() const;
    void addDefault(QList<Keyword>& words, const QByteArray& keyword, const QByteArray& word) const;

    QList<Keyword> m_words;
};

} // namespace castellan::storage
