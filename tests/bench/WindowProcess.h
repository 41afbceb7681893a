#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>

namespace castellan::bench {

/// A program with a window, started under whatever display there is, with folders of its own, and watched from outside.
class WindowProcess final
{
public:
    /// `arguments` may hold `%FILE%`: the file in which the program announces what it has painted.
    WindowProcess(const QString& program, QStringList arguments);
    WindowProcess(const WindowProcess&) = delete;
    WindowProcess& operator=(const WindowProcess&) = delete;
    ~WindowProcess();

    /// Milliseconds from before the program was started until its file contains the text; nothing after 20 s.
    [[nodiscard]] std::optional<double> millisecondsUntil(const QByteArray& announcement);
    /// Resident memory now.
    [[nodiscard]] double megabytes() const;

private:
    QTemporaryDir m_folder;
    QString m_file;
    QProcess m_process;
    qint64 m_startedAt = 0;
};

/// Beside this program: `castellan`, `bare-window`.
[[nodiscard]] QString castellanProgram();
[[nodiscard]] QString bareWindowProgram();

} // namespace castellan::bench
