#pragma once

#include <QString>

#include <optional>

namespace castellan::domain {

/// What went wrong, as far as a caller must decide on it. The names of the contract (`kindName`) are those
/// of the batch file's documentation; `Cancelled` is ours alone and never printed for a batch.
enum class ErrorKind {
    InvalidArgument,
    NotFound,
    AlreadyExists,
    PreconditionFailed,
    Conflict,
    PermissionDenied,
    Unreachable,
    Timeout,
    Schema,
    OutcomeUnknown,
    Internal,
    Cancelled,
};

/// The kind as it is printed in JSON, e.g. `already-exists`.
[[nodiscard]] QString kindName(ErrorKind kind);

/// A failure as a value: its kind, a stable id for support, and what was being done.
///
/// `messageKey` is the reference's key (`Errors.Org.NotChanged`), empty for checks of our own that have none.
/// `message` is one plain English sentence for scripts and logs that says what, where and what to do; the
/// window makes its own (translated) text from kind, id and the other members. All texts may hold data from
/// the database or the server and are plain text, never markup.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString id;                  ///< e.g. `DOM-nDzwIu`; checks of our own begin with `CAS-`
    QString messageKey;          ///< e.g. `Errors.Org.NotChanged`, or empty
    QString message;             ///< one English sentence
    QString field;               ///< the batch-file member at fault (`name`, `domain`), or empty
    QString subject;             ///< the object or value at fault, or empty
    QString sqlState;            ///< SQLSTATE, or `sqlite:<extended code>`, or empty
    QString detail;              ///< the server's own words, or empty
    std::optional<int> command;  ///< 0-based index in the flattened batch
    std::optional<int> line;     ///< 1-based, in the file that was read
    std::optional<int> column;   ///< 1-based, in code points
    bool connectionLost = false; ///< the connection it happened on is gone

    /// May succeed if the whole batch is run again on fresh data (a serialization failure, a deadlock, a
    /// sequence taken by another writer).
    bool retryable = false;

    [[nodiscard]] bool losesConnection() const { return connectionLost; }
    [[nodiscard]] bool isTransient() const { return retryable; }
    [[nodiscard]] bool isOutcomeUnknown() const { return kind == ErrorKind::OutcomeUnknown; }

    /// The same error with the batch-file member that it is about.
    [[nodiscard]] Error at(const QString& fieldName) const;
    /// The same error about the command at `index`, unless it already names one.
    [[nodiscard]] Error ofCommand(int index) const;

    bool operator==(const Error&) const = default;
};

/// `ID=<id> Message=<message>`, for logs.
[[nodiscard]] QString toLogText(const Error& error);

/// Makers for the common kinds. `id` is the reference's id or one of ours (`CAS-...`).
[[nodiscard]] Error invalidArgument(const QString& id, const QString& messageKey, const QString& message);
[[nodiscard]] Error notFound(const QString& id, const QString& messageKey, const QString& message);
[[nodiscard]] Error alreadyExists(const QString& id, const QString& messageKey, const QString& message);
[[nodiscard]] Error preconditionFailed(const QString& id, const QString& messageKey, const QString& message);
[[nodiscard]] Error conflict(const QString& id, const QString& messageKey, const QString& message);
[[nodiscard]] Error internalError(const QString& id, const QString& message);
/// `CAS-OutcomeUnknown`: nobody can say whether the batch with this key was applied; `detail` is why.
[[nodiscard]] Error outcomeUnknown(const QString& batchKey, const QString& detail);

} // namespace castellan::domain
