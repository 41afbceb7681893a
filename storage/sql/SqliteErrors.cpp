#include "storage/sql/SqliteErrors.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::Error;
using domain::ErrorKind;

struct Rule
{
    int code; ///< extended, or primary for all that have no rule of their own
    ErrorKind kind;
    const char* id;
    const char* sentence; ///< `%1` is the file, `%2` SQLite's words
    bool retryable = false;
};

constexpr std::array rules = {
    Rule{SQLITE_CONSTRAINT_UNIQUE, ErrorKind::AlreadyExists, "CAS-Duplicate",
         "Another row in %1 already has this value (%2). Choose another value."},
    Rule{SQLITE_CONSTRAINT_PRIMARYKEY, ErrorKind::AlreadyExists, "CAS-Duplicate",
         "Another row in %1 already has this value (%2). Choose another value."},
    Rule{SQLITE_CONSTRAINT_FOREIGNKEY, ErrorKind::PreconditionFailed, "CAS-Reference",
         "A row that others refer to is missing or still in use in %1 (%2)."},
    Rule{SQLITE_CONSTRAINT_NOTNULL, ErrorKind::InvalidArgument, "CAS-NotNull",
         "A required value is missing in %1 (%2)."},
    Rule{SQLITE_CONSTRAINT_CHECK, ErrorKind::InvalidArgument, "CAS-Check", "A value breaks a rule of %1 (%2)."},
    Rule{SQLITE_CONSTRAINT_TRIGGER, ErrorKind::PreconditionFailed, "CAS-Rule", "A rule of %1 refuses the change (%2)."},
    Rule{SQLITE_CONSTRAINT, ErrorKind::InvalidArgument, "CAS-Integrity", "A value breaks a rule of %1 (%2)."},
    Rule{SQLITE_MISMATCH, ErrorKind::InvalidArgument, "CAS-BadValue", "A value does not fit its column in %1 (%2)."},
    Rule{SQLITE_TOOBIG, ErrorKind::InvalidArgument, "CAS-BadValue", "A value is too big for %1 (%2)."},
    Rule{SQLITE_BUSY_SNAPSHOT, ErrorKind::Conflict, "CAS-Serialization",
         "Another program changed %1 meanwhile. Try again.", true},
    Rule{SQLITE_BUSY, ErrorKind::Timeout, "CAS-LockTimeout",
         "Another program is using %1 for too long. Close it there, or try again later."},
    Rule{SQLITE_LOCKED, ErrorKind::Timeout, "CAS-LockTimeout",
         "A table of %1 is locked for too long. Try again later."},
    Rule{SQLITE_READONLY_DBMOVED, ErrorKind::Unreachable, "CAS-FileReplaced",
         "%1 was moved, deleted or replaced while it was open. Open it again."},
    Rule{SQLITE_READONLY, ErrorKind::PermissionDenied, "CAS-ReadOnly",
         "%1 may only be read. Allow writing to the file and its folder, or work on a copy."},
    Rule{SQLITE_PERM, ErrorKind::PermissionDenied, "CAS-Access",
         "Access to %1 was refused (%2). Check the file's permissions."},
    Rule{SQLITE_AUTH, ErrorKind::PermissionDenied, "CAS-Access", "Access to %1 was refused (%2)."},
    Rule{SQLITE_CANTOPEN, ErrorKind::Unreachable, "CAS-CannotOpen",
         "%1 cannot be opened (%2). Check the path and the permissions of its folder."},
    Rule{SQLITE_CORRUPT, ErrorKind::Schema, "CAS-Corrupt", "%1 is damaged (%2). Restore it from a copy."},
    Rule{SQLITE_NOTADB, ErrorKind::Schema, "CAS-NotADatabase", "%1 is not a database. Choose another file."},
    Rule{SQLITE_FORMAT, ErrorKind::Schema, "CAS-NotADatabase", "%1 is not a database. Choose another file."},
    Rule{SQLITE_SCHEMA, ErrorKind::Conflict, "CAS-Serialization", "The tables of %1 changed meanwhile. Try again.",
         true},
    Rule{SQLITE_FULL, ErrorKind::Internal, "CAS-DiskFull", "The disk of %1 is full. Make room, then try again."},
    Rule{SQLITE_IOERR, ErrorKind::Internal, "CAS-DiskError", "Reading or writing %1 failed (%2). Check the disk."},
    Rule{SQLITE_NOMEM, ErrorKind::Internal, "CAS-Memory", "There is not enough memory for a statement on %1."},
    Rule{SQLITE_INTERRUPT, ErrorKind::Cancelled, "CAS-Cancelled", "The statement on %1 was stopped."},
};

constexpr Rule otherwise = {0, ErrorKind::Internal, "CAS-Database", "%1 refused a statement (%2)."};
constexpr Rule missingTable = {0, ErrorKind::Schema, "CAS-NoTable",
                               "A table is missing in %1 (%2). Run `castellan setup`."};
constexpr Rule missingColumn = {0, ErrorKind::Schema, "CAS-NoColumn",
                                "A column is missing in %1 (%2). The schema is of another version."};

const Rule& ruleFor(int code, const QString& words)
{
    for (const int wanted : {code, code & 0xff}) {
        const auto* const found = std::find_if(rules.begin(), rules.end(),
                                               [wanted](const Rule& rule) { return rule.code == wanted; });
        if (found != rules.end()) {
            return *found;
        }
    }
    if (words.startsWith(u"no such table"_s)) {
        return missingTable;
    }
    return words.startsWith(u"no such column"_s) || words.contains(u"has no column named"_s) ? missingColumn
                                                                                             : otherwise;
}

/// Fills in in one pass: what is filled in may itself hold `%1`.
QString filled(const char* sentence, const QString& path, const QString& words)
{
    QString text;
    for (const char* at = sentence; *at != '\0'; ++at) {
        if (*at == '%') {
            text += *++at == '1' ? path : words;
        } else {
            text += QLatin1Char(*at);
        }
    }
    return text;
}

Error made(const Rule& rule, int code, const QString& words, const QString& path)
{
    Error error;
    error.kind = rule.kind;
    error.id = QString::fromLatin1(rule.id);
    error.message = filled(rule.sentence, path, words);
    error.sqlState = u"sqlite:"_s + QString::number(code);
    error.detail = words;
    error.retryable = rule.retryable;
    return error;
}

/// `UNIQUE constraint failed: t.a, t.b` -> `t.a, t.b`; a trigger's words as they are.
QString violated(const QString& words)
{
    const qsizetype colon = words.indexOf(u" constraint failed: "_s);
    return colon < 0 ? words : words.sliced(words.indexOf(u':', colon) + 2);
}

void tellConstraint(Error& error, int code, const QString& path)
{
    error.subject = violated(error.detail);
    if (code == SQLITE_CONSTRAINT_TRIGGER && error.subject.contains(u"org domain is already taken"_s)) {
        error.kind = ErrorKind::AlreadyExists;
        error.id = u"CAS-DomainTaken"_s;
        error.messageKey = u"Errors.Org.Domain.AlreadyExists"_s;
        error.message =
            u"Another organization of the instance in %1 already holds this domain verified. Choose another domain, or "
            "remove it there first."_s.arg(path);
    } else if (error.subject.startsWith(u"eventstore_events2."_s) && error.kind == ErrorKind::AlreadyExists) {
        error.kind = ErrorKind::Conflict;
        error.id = u"CAS-Sequence"_s;
        error.message = u"Another writer added an event to the same object in %1 first. Try again."_s.arg(path);
        error.retryable = true;
    }
}

} // namespace

Error sqliteError(int code, const QString& words, const QString& path)
{
    Error error = made(ruleFor(code, words), code, words, path);
    if ((code & 0xff) == SQLITE_CONSTRAINT) {
        tellConstraint(error, code, path);
    }
    error.connectionLost = error.id == u"CAS-FileReplaced"_s;
    return error;
}

Error fileReplaced(const QString& path)
{
    return sqliteError(SQLITE_READONLY_DBMOVED, u"the file was moved, deleted or replaced"_s, path);
}

Error statementTooLong(const QString& path)
{
    Error error = sqliteError(SQLITE_INTERRUPT, u"the deadline passed"_s, path);
    error.kind = ErrorKind::Timeout;
    error.id = u"CAS-StatementTimeout"_s;
    error.message = u"A statement took too long on %1 and was stopped. Narrow it down, or try again."_s.arg(path);
    return error;
}

Error statementCancelled(const QString& path)
{
    return sqliteError(SQLITE_INTERRUPT, u"stopped on request"_s, path);
}

} // namespace castellan::storage
