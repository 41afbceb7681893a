#pragma once

#include "tests/fault/Told.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <future>

namespace castellan::tests {

/// The real program, `castellan apply`, as a script runs it, in a home of its own that it keeps from run to run.
class ConsoleProgram final
{
public:
    explicit ConsoleProgram(QString target) : m_target(std::move(target)) {}

    /// For all later runs.
    void setEnvironment(const QString& name, const QString& value) { m_settings.insert(name, value); }
    /// Lets its files fail: see FileFaults.cpp. `part` of a path says which.
    void setFileFault(const QString& fault, const QString& part);
    void clearFileFault();
    /// So many seconds are added to what the system says the time is.
    void setClock(const QString& seconds);

    /// Runs it to its end. Killed, it has told nothing: Unknown.
    [[nodiscard]] Told apply(const QByteArray& batchFile, const QString& creator);
    /// The process id of the run that is being started, for a fault to kill.
    [[nodiscard]] std::shared_future<qint64> processOfNextRun();

    /// Of the last run; -1 if it was killed or crashed.
    [[nodiscard]] int exitStatus() const { return m_exitStatus; }
    [[nodiscard]] QByteArray errors() const { return m_errors; }

private:
    [[nodiscard]] Told told(const QString& creator, const QByteArray& out) const;
    void load();

    QString m_target;
    QTemporaryDir m_home;
    QMap<QString, QString> m_settings;
    std::promise<qint64> m_process;
    int m_exitStatus = -1;
    QByteArray m_errors;
};

/// The same as `one command`, `fifty commands` and `generated domain` of FaultBatch, as batch files.
[[nodiscard]] QByteArray oneCommandFile(const QString& instance);
[[nodiscard]] QByteArray renamingFile(const QString& instance, const QString& name);
[[nodiscard]] QByteArray fiftyCommandsFile(const QString& instance);
[[nodiscard]] QByteArray generatedDomainFile(const QString& instance);

} // namespace castellan::tests
