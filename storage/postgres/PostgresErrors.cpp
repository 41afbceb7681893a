#include "storage/postgres/PostgresErrors.h"

#include <QRegularExpression>

#include <libpq-fe.h>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::Error;
using domain::ErrorKind;

struct Rule
{
    const char* state; ///< a SQLSTATE, or its class
    ErrorKind kind;
    const char* id;
    const char* sentence; ///< `%1` is the address, `%2` the table, `%3` the constraint, `%4` the server's words
    bool retryable = false;
};

/// The first that matches counts: codes stand before their classes.
constexpr std::array rules = {
    Rule{"23505", ErrorKind::AlreadyExists, "CAS-Duplicate",
         "Another row of %2 on %1 already has this value (%3): %4. Choose another value."},
    Rule{"23503", ErrorKind::PreconditionFailed, "CAS-Reference",
         "A row that others refer to is missing or still in use on %1 (%2, %3): %4."},
    Rule{"23502", ErrorKind::InvalidArgument, "CAS-NotNull", "A value that %2 on %1 requires is missing: %4."},
    Rule{"23514", ErrorKind::InvalidArgument, "CAS-Check", "A value breaks a rule of %2 on %1 (%3): %4."},
    Rule{"23", ErrorKind::InvalidArgument, "CAS-Integrity", "A value breaks a rule of %2 on %1 (%3): %4."},
    Rule{"22021", ErrorKind::InvalidArgument, "CAS-BadText", "A text holds characters that %1 cannot store: %4."},
    Rule{"22", ErrorKind::InvalidArgument, "CAS-BadValue", "A value does not fit its column on %1: %4."},
    Rule{"28P01", ErrorKind::PermissionDenied, "CAS-Password", "%1 refused the password. Check user and password."},
    Rule{"28", ErrorKind::PermissionDenied, "CAS-Login",
         "%1 does not let this user in. Check the user and the server's pg_hba.conf: %4."},
    Rule{"3D000", ErrorKind::Unreachable, "CAS-NoDatabase",
         "There is no such database on %1. Check the database's name, or create it."},
    Rule{"40001", ErrorKind::Conflict, "CAS-Serialization", "Another transaction on %1 was in the way. Try again.",
         true},
    Rule{"40P01", ErrorKind::Conflict, "CAS-Deadlock", "Another transaction on %1 was in the way. Try again.", true},
    Rule{"40003", ErrorKind::OutcomeUnknown, "CAS-OutcomeUnknown",
         "%1 could not say whether the transaction was committed: %4."},
    Rule{"25006", ErrorKind::PermissionDenied, "CAS-ReadOnly",
         "%1 allows reading only (a standby, or a read-only session). Connect to the primary."},
    Rule{"25P03", ErrorKind::Unreachable, "CAS-IdleTooLong",
         "%1 ended the session, because its transaction was idle too long. Try again."},
    Rule{"42501", ErrorKind::PermissionDenied, "CAS-Access",
         "This user lacks a permission on %1: %4. Ask its administrator for the grant."},
    Rule{"ZIT01", ErrorKind::PermissionDenied, "CAS-Access", "This user lacks a permission on %1: %4."},
    Rule{"42P01", ErrorKind::Schema, "CAS-NoTable", "A table is missing on %1: %4. Run `castellan setup`."},
    Rule{"3F000", ErrorKind::Schema, "CAS-NoSchema", "A schema is missing on %1: %4. Run `castellan setup`."},
    Rule{"42883", ErrorKind::Schema, "CAS-NoFunction", "A function is missing on %1: %4. Run `castellan setup`."},
    Rule{"42703", ErrorKind::Schema, "CAS-NoColumn",
         "A column is missing on %1: %4. The schema is of another version."},
    Rule{"42704", ErrorKind::Schema, "CAS-NoType", "A type is missing on %1: %4. Run `castellan setup`."},
    Rule{"55P03", ErrorKind::Timeout, "CAS-LockTimeout",
         "Somebody else holds a lock on %1 for too long. Try again later."},
    Rule{"57014", ErrorKind::Timeout, "CAS-StatementTimeout",
         "A statement took too long on %1 and was stopped. Narrow it down, or raise the time-out."},
    Rule{"57P01", ErrorKind::Unreachable, "CAS-SessionEnded",
         "%1 ended the session (an administrator, or a restart). Try again."},
    Rule{"57P02", ErrorKind::Unreachable, "CAS-SessionEnded", "%1 ended the session after a crash. Try again."},
    Rule{"57P03", ErrorKind::Unreachable, "CAS-Starting",
         "%1 takes no connections yet (starting up or shutting down). Try again in a moment."},
    Rule{"57P05", ErrorKind::Unreachable, "CAS-SessionEnded", "%1 ended the session, because it was idle. Try again."},
    Rule{"53100", ErrorKind::Internal, "CAS-DiskFull", "The disk of %1 is full. Make room there, then try again."},
    Rule{"53300", ErrorKind::Unreachable, "CAS-TooManyConnections",
         "%1 has no connection left. Try again later, or raise its max_connections."},
    Rule{"08", ErrorKind::Unreachable, "CAS-Unreachable", "The connection to %1 failed: %4."},
};

constexpr Rule otherwise = {"", ErrorKind::Internal, "CAS-Database", "%1 refused a statement: %4."};

const Rule& ruleFor(const QString& sqlState)
{
    for (const Rule& rule : rules) {
        if (sqlState.startsWith(QLatin1StringView(rule.state))) {
            return rule;
        }
    }
    return otherwise;
}

QString field(const pg_result* result, int code)
{
    return QString::fromUtf8(PQresultErrorField(result, code));
}

QString withoutFullStop(QString text)
{
    while (text.endsWith(u'.') || text.endsWith(u'\n')) {
        text.chop(1);
    }
    return text;
}

/// Fills in in one pass: what is filled in may itself hold `%1`. QString::arg warns of values that are not used.
QString filled(const char* sentence, const std::array<QString, 4>& values)
{
    QString text;
    for (const char* at = sentence; *at != '\0'; ++at) {
        if (*at == '%') {
            ++at;
            text += values.at(static_cast<size_t>(*at - '1'));
        } else {
            text += QLatin1Char(*at);
        }
    }
    return text;
}

Error made(const Rule& rule, const ServerReport& report, const QString& address)
{
    const QString words = withoutFullStop(report.detail.isEmpty() ? report.message : report.detail);
    Error error;
    error.kind = rule.kind;
    error.id = QString::fromLatin1(rule.id);
    error.message = filled(rule.sentence, {address, report.table, report.constraint, words});
    error.sqlState = report.sqlState;
    error.detail = report.message;
    error.retryable = rule.retryable;
    error.connectionLost = report.endsSession;
    return error;
}

Error integrityError(const ServerReport& report, const QString& address)
{
    Error error = made(ruleFor(report.sqlState), report, address);
    error.subject = report.constraint;
    error.detail = report.detail.isEmpty() ? report.message : report.detail;
    if (report.constraint == u"events2_pkey"_s && report.sqlState == u"23505"_s) {
        error.kind = ErrorKind::Conflict;
        error.id = u"CAS-Sequence"_s;
        error.message = u"Another writer on %1 added an event to the same object first. Try again."_s.arg(address);
        error.retryable = true;
    }
    return error;
}

/// Raised by the trigger of the domain table; an exception has no other code.
Error raisedError(const ServerReport& report, const QString& address)
{
    Error error = made(otherwise, report, address);
    if (report.message.contains(u"org domain is already taken"_s)) {
        error.kind = ErrorKind::AlreadyExists;
        error.id = u"CAS-DomainTaken"_s;
        error.messageKey = u"Errors.Org.Domain.AlreadyExists"_s;
        error.message =
            u"Another organization of the instance on %1 already holds this domain verified. Choose another "
            "domain, or remove it there first."_s.arg(address);
    }
    return error;
}

/// With several hosts there is a line a host: a refused login says more than a closed port.
QString decidingState(const QString& message)
{
    static const QRegularExpression pattern(u":  ([0-9A-Z]{5})$"_s, QRegularExpression::MultilineOption);
    QString state;
    for (auto match = pattern.globalMatch(message); match.hasNext();) {
        const QString found = match.next().captured(1);
        if (!state.startsWith(u"28"_s)) {
            state = found;
        }
    }
    return state;
}

} // namespace

ServerReport reportOf(const pg_result* result)
{
    ServerReport report;
    report.sqlState = field(result, PG_DIAG_SQLSTATE);
    report.message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    report.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    report.table = field(result, PG_DIAG_TABLE_NAME);
    report.constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    report.function = field(result, PG_DIAG_SOURCE_FUNCTION);
    const QString severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    report.endsSession = severity == u"FATAL"_s || severity == u"PANIC"_s;
    if (report.message.isEmpty()) {
        report.message = QString::fromUtf8(PQresultErrorMessage(result)).trimmed();
    }
    return report;
}

Error postgresError(const ServerReport& report, const QString& address)
{
    if (report.sqlState.startsWith(u"23"_s)) {
        return integrityError(report, address);
    }
    if (report.sqlState == u"P0001"_s) {
        return raisedError(report, address);
    }
    if (report.sqlState.isEmpty()) {
        return made(otherwise, report, address);
    }
    return made(ruleFor(report.sqlState), report, address);
}

Error openingError(const pg_conn* connection, const QString& address)
{
    const QString message = QString::fromUtf8(PQerrorMessage(connection)).trimmed();
    if (PQconnectionNeedsPassword(connection) != 0) {
        Error error;
        error.kind = ErrorKind::PermissionDenied;
        error.id = u"CAS-NoPassword"_s;
        error.message = u"%1 asks for a password. Give it in .pgpass, PGPASSWORD, the keychain or at the prompt."_s.arg(
            address);
        error.detail = message;
        error.connectionLost = true;
        return error;
    }
    ServerReport report;
    report.sqlState = decidingState(message);
    report.message = message;
    report.endsSession = true;
    if (!report.sqlState.isEmpty()) {
        return postgresError(report, address);
    }
    Error error = lostConnection(address, message);
    error.message = u"%1 cannot be reached: %2. Check host, port and network, and that the server runs."_s.arg(
        address, withoutFullStop(message.section('\n'_L1, 0, 0))); // libpq's further lines only guess
    return error;
}

Error lostConnection(const QString& address, const QString& detail)
{
    Error error;
    error.kind = ErrorKind::Unreachable;
    error.id = u"CAS-Unreachable"_s;
    error.message = u"The connection to %1 was lost. Nothing of the open transaction was written; try again."_s.arg(
        address);
    error.detail = detail.trimmed();
    error.connectionLost = true;
    return error;
}

Error silentServer(const QString& address)
{
    Error error = lostConnection(address, QString());
    error.id = u"CAS-Silence"_s;
    error.message = u"%1 did not answer in time. Check the server and the network, then try again."_s.arg(address);
    return error;
}

Error unknownOutcome(const QString& address, const QString& detail)
{
    Error error = lostConnection(address, detail);
    error.kind = ErrorKind::OutcomeUnknown;
    error.id = u"CAS-OutcomeUnknown"_s;
    error.message = u"The connection to %1 was lost while the changes were being committed. Whether they are in is not "
                    "known: look before you repeat them."_s.arg(address);
    return error;
}

} // namespace castellan::storage
