#include "tests/cli/Program.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>

namespace castellan::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 120'000; // milliseconds; only a hang takes so long

}

QList<QJsonObject> Outcome::jsonLines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray& line : out.split('\n')) {
        if (!line.isEmpty()) {
            objects.append(QJsonDocument::fromJson(line).object());
        }
    }
    return objects;
}

QJsonObject Refusal::json() const
{
    QJsonObject error{{u"kind"_s, kind}, {u"id"_s, id}, {u"message"_s, message}};
    if (!field.isEmpty()) {
        error.insert(u"field"_s, field);
    }
    return {{u"error"_s, error}};
}

QString Refusal::words() const
{
    const QString more = detail.isEmpty() ? QString() : QString(u"  "_s + detail + u'\n');
    return u"castellan: %1 (%2, %3)\n"_s.arg(message, kind, id) + more;
}

QProcessEnvironment plainEnvironment(const QString& home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : environment.keys()) {
        if (name.startsWith("PG"_L1) || name == "LANGUAGE"_L1) {
            environment.remove(name);
        }
    }
    environment.insert(u"HOME"_s, home);
    environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
    environment.insert(u"XDG_DATA_HOME"_s, home + u"/data"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return environment;
}

QString castellanPath()
{
    return QStringLiteral(CASTELLAN_PROGRAM);
}

Outcome runCastellan(const QStringList& arguments, const QByteArray& input, const QStringList& settings)
{
    QProcessEnvironment environment = plainEnvironment(QDir::tempPath());
    for (const QString& setting : settings) {
        environment.insert(setting.section('='_L1, 0, 0), setting.section('='_L1, 1));
    }
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(castellanPath(), arguments);
    program.write(input);
    program.closeWriteChannel();
    Outcome outcome;
    if (program.waitForFinished(patience) && program.exitStatus() == QProcess::NormalExit) {
        outcome.status = program.exitCode();
    }
    outcome.out = program.readAllStandardOutput();
    outcome.err = QString::fromUtf8(program.readAllStandardError());
    return outcome;
}

QStringList subcommands()
{
    static const QRegularExpression line(u"^  ([a-z]+) +[A-Z]"_s, QRegularExpression::MultilineOption);
    QStringList names;
    for (auto match = line.globalMatch(QString::fromUtf8(runCastellan({u"--help"_s}).out)); match.hasNext();) {
        names.append(match.next().captured(1));
    }
    return names;
}

QByteArray batchOf(const QByteArray& commands)
{
    return R"({"format": "castellan.batch/1", "commands": [)" + commands + "]}";
}

} // namespace castellan::test
