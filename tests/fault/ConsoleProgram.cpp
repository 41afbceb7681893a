#include "tests/fault/ConsoleProgram.h"

#include "tests/cli/Program.h"
#include "tests/fault/FileFaultsLibrary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 120'000;

QJsonObject object(const QString& command, const QString& instance)
{
    return {{u"command"_s, command}, {u"instance"_s, instance}};
}

QJsonObject adding(const QString& instance, const QString& id, const QString& name, bool withDomain)
{
    QJsonObject add = object(u"organization.add"_s, instance);
    add.insert(u"id"_s, id);
    add.insert(u"name"_s, name);
    add.insert(u"generatedDomain"_s, withDomain);
    return add;
}

QJsonObject renaming(const QString& instance, const QString& id, const QString& name)
{
    QJsonObject rename = object(u"organization.rename"_s, instance);
    rename.insert(u"organization"_s, id);
    rename.insert(u"name"_s, name);
    return rename;
}

QByteArray fileOf(const QJsonArray& commands)
{
    return QJsonDocument(QJsonObject{{u"format"_s, u"castellan.batch/1"_s}, {u"commands"_s, commands}}).toJson();
}

} // namespace

void ConsoleProgram::setFileFault(const QString& fault, const QString& part)
{
    load();
    setEnvironment(u"CASTELLAN_FAULT"_s, fault);
    setEnvironment(u"CASTELLAN_FAULT_FILES"_s, part);
}

void ConsoleProgram::setClock(const QString& seconds)
{
    load();
    setEnvironment(u"CASTELLAN_CLOCK"_s, seconds);
}

void ConsoleProgram::load()
{
    setEnvironment(u"LD_PRELOAD"_s, fileFaultsLibrary());
    // The sanitizers want to be loaded first, and look for leaks that a killed program cannot have.
    setEnvironment(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
}

void ConsoleProgram::clearFileFault()
{
    m_settings.clear();
}

std::shared_future<qint64> ConsoleProgram::processOfNextRun()
{
    m_process = {};
    return m_process.get_future().share();
}

Told ConsoleProgram::apply(const QByteArray& batchFile, const QString& creator)
{
    QProcessEnvironment environment = test::plainEnvironment(m_home.path());
    for (auto setting = m_settings.cbegin(); setting != m_settings.cend(); ++setting) {
        environment.insert(setting.key(), setting.value());
    }
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(test::castellanPath(), {u"apply"_s, m_target, u"-"_s, u"--json"_s, u"--creator"_s, creator});
    if (!program.waitForStarted(patience)) {
        qFatal("castellan cannot be started");
    }
    m_process.set_value(program.processId());
    m_process = {};
    program.write(batchFile);
    program.closeWriteChannel();
    const bool isDone = program.waitForFinished(patience);
    m_exitStatus = isDone && program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
    m_errors = program.readAllStandardError();
    return told(creator, program.readAllStandardOutput());
}

/// Status and output must say the same.
Told ConsoleProgram::told(const QString& creator, const QByteArray& out) const
{
    constexpr int outcomeUnknown = 9;
    const QJsonObject json = QJsonDocument::fromJson(out).object();
    Told told;
    told.creator = creator;
    told.reason = u"(exit status %1: %2)"_s.arg(m_exitStatus).arg(QString::fromUtf8(m_errors).simplified());
    if (m_exitStatus < 0 || m_exitStatus == outcomeUnknown) {
        told.verdict = Verdict::Unknown;
    } else if (json.value(u"applied"_s).toBool() == (m_exitStatus == 0)) {
        told.verdict = m_exitStatus == 0 ? Verdict::Applied : Verdict::NotApplied;
    } else if (json.contains(u"error"_s) && m_exitStatus != 0) {
        told.verdict = Verdict::NotApplied;
    } else {
        qFatal("Exit status %d, but: %s", m_exitStatus, out.constData());
    }
    return told;
}

QByteArray oneCommandFile(const QString& instance)
{
    return renamingFile(instance, u"Alpha renamed"_s);
}

QByteArray renamingFile(const QString& instance, const QString& name)
{
    return fileOf({renaming(instance, u"a"_s, name)});
}

QByteArray fiftyCommandsFile(const QString& instance)
{
    QJsonArray commands;
    for (int number = 0; number < 25; ++number) {
        const QString id = u"n%1"_s.arg(number);
        commands.append(adding(instance, id, u"New %1"_s.arg(number), false));
        QJsonObject domain = object(u"organization.domain.add"_s, instance);
        domain.insert(u"organization"_s, id);
        domain.insert(u"domain"_s, u"%1.%2.example"_s.arg(id, instance));
        commands.append(domain);
    }
    return fileOf(commands);
}

QByteArray generatedDomainFile(const QString& instance)
{
    return fileOf(
        {adding(instance, u"n"_s, u"Lehigh University"_s, true), renaming(instance, u"n"_s, u"Lehigh College"_s)});
}

} // namespace castellan::tests
