#include "models/connection/ErrorText.h"

#include "models/table/VisibleText.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

namespace castellan::models {

namespace {

constexpr const char* context = "castellan::models::ErrorText";

/// A sentence for an id; `%1` is the subject. Where there is no subject, the sentence for the kind is taken.
struct Sentence
{
    const char* id;
    const char* text;
};

constexpr Sentence sentences[] = {
    {"CAS-NameEmpty", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "Type a name.")},
    {"DOM-FPJcLC", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "Type a name.")},
    {"DOM-wfUntW", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "Type a name.")},
    {"ORG-mruNY", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "Type a name.")},
    {"CAS-Standby",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "This server is a standby, which can only be read. Connect to the primary to change anything.")},
    {"CAS-OpenForReading",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "This target is open for reading only, so nothing can be changed here.")},
    {"CAS-Privileges",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "Your role may not change anything here. It lacks: %1. An administrator can grant it.")},
    {"CAS-ProjectionBehind",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The server has not yet worked off the latest events of instance “%1”. Try again in a moment.")},
    {"CAS-PositionOvertaken",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The server wrote to instance “%1” at the same moment. Nothing was written; try again.")},
    {"CAS-NameLength",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The name is longer than 200 characters. Shorten it.")},
    {"CAS-NameCharacter",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The name has a control character or one that changes the direction of writing. Remove it.")},
    {"CAS-IdEmpty",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "Type an id, or leave the field empty to have one made.")},
    {"ORG-4ABd3",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "Type an id, or leave the field empty to have one made.")},
    {"CAS-IdLength", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The id is longer than 200 bytes. Shorten it.")},
    {"CAS-IdCharacter",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The id has a character that is not allowed in ids.")},
    {"CAS-DomainEmpty", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "Type a domain.")},
    {"ORG-r3h4J", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "Type a domain.")},
    {"DOM-jieuM8",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The domain is empty or longer than 253 characters.")},
    {"CAS-DomainLength",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The domain is longer than 253 characters. Shorten it.")},
    {"CAS-DomainCharacter",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The domain has a character that is not allowed: letters, digits, hyphens and dots are.")},
    {"DOM-98VcSQ",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The domain has a character that is not allowed: letters, digits, hyphens and dots are.")},
    {"DOM-dYD5I7",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The domain has a character that is not allowed: letters, digits, hyphens and dots are.")},
    {"CAS-DomainLabel",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "Each part of a domain has 1 to 63 characters and neither begins nor ends with a hyphen.")},
    {"CAS-DomainIdna",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "This is not a valid international domain name.")},
    {"LANG-3M9f2", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "Type a language, for example en or de-CH.")},
    {"LANG-lg4DP",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "This is not a language tag. Examples: en, de-CH, zh-Hant-TW.")},
    {"V3-DKcYh", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "“%1” is already taken. Choose another one.")},
    {"DOM-CvQ8tf", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "An instance already has the domain “%1”.")},
    {"CAS-DomainTaken",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The domain is already taken by another organization.")},
    {"CAS-InstanceExists",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "An instance with the id “%1” exists already.")},
    {"ORG-laho2n",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "An organization with the id “%1” exists already.")},
    {"V2-e1wse", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The organization already has the domain “%1”.")},
    {"CAS-InstanceNotFound",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The instance is gone. Refresh to see what is there.")},
    {"DOM-ghfov1",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The instance is gone. Refresh to see what is there.")},
    {"COMMA-AE3GS",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The instance is gone. Refresh to see what is there.")},
    {"DOM-7PfSUn",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The organization is gone. Refresh to see what is there.")},
    {"DOM-86HVfs",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The organization is gone. Refresh to see what is there.")},
    {"DOM-QEjfpz",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The organization is gone. Refresh to see what is there.")},
    {"DOM-8KYOH3",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The organization is gone. Refresh to see what is there.")},
    {"COMMA-de3z9",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The domain is gone. Refresh to see what is there.")},
    {"ORG-GDfA3",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The domain is gone. Refresh to see what is there.")},
    {"DOM-nDzwIu", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The organization has this name already.")},
    {"DOM-Ixfbxh", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The organization is active already.")},
    {"DOM-Z2dzsT", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The organization is inactive already.")},
    {"DOM-LCkE69",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The default organization cannot be removed. Make another one the default first.")},
    {"DOM-X7YXxC",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "This organization holds the instance's own project and cannot be removed.")},
    {"DOM-cSfCVG", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "A generated domain cannot be removed.")},
    {"ORG-Sjdi3",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The primary domain cannot be removed. Make another one primary first.")},
    {"ORG-Ggd32",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "Only a verified domain can be primary. Verify it first.")},
    {"ORG-HGw21", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The domain is verified already.")},
    {"INST-SDfw2", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "This is the default organization already.")},
    {"INST-DS3rq", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "This is the default language already.")},
    {"INSTA-Wfe21",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The default organization must be an active organization of the instance.")},
    {"ORG-RrfXY",
     QT_TRANSLATE_NOOP(
         "castellan::models::ErrorText",
         "No domain can be made from this name. Choose another name, or leave the generated domain out.")},
    {"CAS-Conflict",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "Somebody else has changed this since it was shown. Look at the new values, then apply again.")},
    {"CAS-Target",
     QT_TRANSLATE_NOOP(
         "castellan::models::ErrorText",
         "This is not a target that can be opened. Examples: sqlite:/path/to/file.db, postgresql://user@host/database.")},
    {"CAS-Password",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The server refused the password. Check user and password.")},
    {"CAS-NoPassword", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The server asks for a password.")},
    {"CAS-Login",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The server refused the login. Check the user and the server's access rules.")},
    {"CAS-NoDatabase", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "There is no such database on the server.")},
    {"CAS-ReadOnly",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The database can only be read. Connect to the primary server, or allow writing to the file.")},
    {"CAS-Access",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "This user lacks a permission on the database. The details say which.")},
    {"CAS-DiskFull",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The disk of the database is full. Make room there, then try again.")},
    {"CAS-LockTimeout",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "Another program is using the database for too long. Try again later.")},
    {"CAS-CannotOpen",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The file cannot be opened. Check its path and the permissions of its folder.")},
    {"CAS-NoFile",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "There is no such file. Check its path, or make a new workspace.")},
    {"CAS-NoFolder",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "There is no such folder. Check the path of the file.")},
    {"CAS-CannotCreate",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The file cannot be made. Check its path and the permissions of its folder.")},
    {"CAS-Silence",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The database does not answer. It is asked again by itself.")},
    {"CAS-FileReplaced",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The file was moved, deleted or replaced while it was open. Open it again.")},
    {"CAS-Corrupt", QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The file is damaged. Restore it from a copy.")},
    {"CAS-NotADatabase",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "This file is not a database. Choose another one.")},
    {"CAS-NewerSchema",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                       "The database was made by a newer version of Castellan. Open it with that version.")},
    {"CAS-TooManyConnections",
     QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The server has no connection left. Try again later.")},
};

const char* sentenceFor(const domain::Error& error)
{
    static const QHash<QString, const char*> byId = [] {
        QHash<QString, const char*> all;
        for (const Sentence& sentence : sentences) {
            all.insert(QLatin1String(sentence.id), sentence.text);
        }
        return all;
    }();
    const char* found = byId.value(error.id, nullptr);
    const bool needsSubject = found && QLatin1String(found).contains(QLatin1String("%1"));
    return needsSubject && error.subject.isEmpty() ? nullptr : found;
}

const char* sentenceFor(domain::ErrorKind kind)
{
    using domain::ErrorKind;
    switch (kind) {
    case ErrorKind::InvalidArgument:
        return QT_TRANSLATE_NOOP("castellan::models::ErrorText", "A value is not allowed here. The details say which.");
    case ErrorKind::NotFound:
        return QT_TRANSLATE_NOOP("castellan::models::ErrorText", "This is no longer there. Refresh to see what is.");
    case ErrorKind::AlreadyExists:
        return QT_TRANSLATE_NOOP("castellan::models::ErrorText", "This exists already. Choose another value.");
    case ErrorKind::PreconditionFailed:
        return QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                                 "This cannot be done in the present state. The details say why.");
    case ErrorKind::Conflict:
        return QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                                 "Somebody else has changed this meanwhile. Refresh, then try again.");
    case ErrorKind::PermissionDenied:
        return QT_TRANSLATE_NOOP("castellan::models::ErrorText", "The database does not permit this.");
    case ErrorKind::Unreachable:
        return QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                                 "The database cannot be reached. Nothing was written; try again when it answers.");
    case ErrorKind::Timeout:
        return QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                                 "The database took too long. Nothing was written; try again.");
    case ErrorKind::Schema:
        return QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                                 "The database does not hold what is needed. See the Database screen.");
    case ErrorKind::OutcomeUnknown:
        return QT_TRANSLATE_NOOP(
            "castellan::models::ErrorText",
            "The connection was lost while the change was being written: it may or may not be there. Refresh and look before you try again.");
    case ErrorKind::Internal:
        return QT_TRANSLATE_NOOP("castellan::models::ErrorText",
                                 "Something unexpected went wrong. The details help to find out what.");
    case ErrorKind::Cancelled: return QT_TRANSLATE_NOOP("castellan::models::ErrorText", "This was cancelled.");
    }
    Q_UNREACHABLE();
}

QString translated(const char* sentence)
{
    return QCoreApplication::translate(context, sentence);
}

void append(QStringList& lines, const QString& name, const QString& value)
{
    if (!value.isEmpty()) {
        lines.append(QStringLiteral("%1: %2").arg(name, visibleText(value)));
    }
}

/// For support, so in English and with the names of the log.
QString detailsOf(const domain::Error& error)
{
    QStringList lines;
    append(lines, QStringLiteral("id"), error.id);
    append(lines, QStringLiteral("kind"), domain::kindName(error.kind));
    append(lines, QStringLiteral("message"), error.message);
    append(lines, QStringLiteral("key"), error.messageKey);
    append(lines, QStringLiteral("field"), error.field);
    append(lines, QStringLiteral("subject"), error.subject);
    append(lines, QStringLiteral("code"), error.sqlState);
    append(lines, QStringLiteral("detail"), error.detail);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ErrorText ErrorText::of(const domain::Error& error)
{
    ErrorText text;
    text.details = detailsOf(error);
    if (const char* known = sentenceFor(error)) {
        const QString sentence = translated(known);
        text.sentence = sentence.contains(QLatin1String("%1")) ? sentence.arg(visibleText(error.subject)) : sentence;
    } else {
        text.sentence = translated(sentenceFor(error.kind));
    }
    return text;
}

} // namespace castellan::models
