#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace castellan::test {

/// What one run of the program left: its exit status and both of its streams.
struct Outcome
{
    int status = -1; ///< -1: it crashed or did not end
    QByteArray out;
    QString err;

    /// The standard output as one JSON document, or as one an object a line.
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QList<QJsonObject> jsonLines() const;
};

/// What the program says when it refuses, on both of its streams.
struct Refusal
{
    int status = 0;
    QString kind;
    QString id;
    QString message;
    QString detail = {}; ///< for people only
    QString field = {};

    /// `{"error": {...}}`
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString words() const;
};

/// The environment of a person who has set nothing of libpq's, whose home is `home`, and who reads English.
[[nodiscard]] QProcessEnvironment plainEnvironment(const QString& home);

/// Runs the real executable to its end. `input` is what it reads from its standard input.
[[nodiscard]] Outcome runCastellan(const QStringList& arguments, const QByteArray& input = {},
                                   const QStringList& settings = {});

/// The path of the real executable, for a test that talks with it while it runs.
[[nodiscard]] QString castellanPath();

/// The names of the subcommands, as the program's help lists them.
[[nodiscard]] QStringList subcommands();

/// `commands` as a batch file.
[[nodiscard]] QByteArray batchOf(const QByteArray& commands);

} // namespace castellan::test
