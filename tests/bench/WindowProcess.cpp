#include "tests/bench/WindowProcess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QThread>

#include <chrono>

namespace castellan::bench {

namespace {

qint64 nowInMicroseconds()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

WindowProcess::WindowProcess(const QString& program, QStringList arguments)
    : m_file(m_folder.filePath(QStringLiteral("announced")))
{
    arguments.replaceInStrings(QStringLiteral("%FILE%"), m_file);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, folder] : {std::pair("XDG_DATA_HOME", "data"), std::pair("XDG_CONFIG_HOME", "config"),
                                       std::pair("XDG_STATE_HOME", "state"), std::pair("XDG_CACHE_HOME", "cache")}) {
        environment.insert(QLatin1String(name), m_folder.filePath(QLatin1String(folder)));
    }
    m_process.setProcessEnvironment(environment);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_startedAt = nowInMicroseconds();
    m_process.start(program, arguments);
}

WindowProcess::~WindowProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

std::optional<double> WindowProcess::millisecondsUntil(const QByteArray& announcement)
{
    constexpr qint64 patience = 20'000'000;
    while (nowInMicroseconds() - m_startedAt < patience) {
        QFile file(m_file);
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(announcement)) {
            return double(nowInMicroseconds() - m_startedAt) / 1000;
        }
        QThread::usleep(500);
    }
    return std::nullopt;
}

double WindowProcess::megabytes() const
{
    QFile status(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmRSS:")) {
            return line.simplified().split(' ').value(1).toDouble() / 1024;
        }
    }
    return 0;
}

QString castellanProgram()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../../bin/castellan"));
}

QString bareWindowProgram()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("bare-window"));
}

} // namespace castellan::bench
