#include "ui/cli/PasswordPrompt.h"

#include <QByteArray>

#include <cstdio>
#include <memory>

#include <termios.h>
#include <unistd.h>

namespace castellan::ui {

namespace {

struct CloseFile
{
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Turns the echo off for as long as it lives.
class Silence final
{
public:
    explicit Silence(int terminal) : m_terminal(terminal), m_isSilent(tcgetattr(terminal, &m_before) == 0)
    {
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_isSilent = m_isSilent && tcsetattr(m_terminal, TCSAFLUSH, &quiet) == 0;
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    ~Silence()
    {
        if (m_isSilent) {
            tcsetattr(m_terminal, TCSAFLUSH, &m_before);
        }
    }
    [[nodiscard]] bool isSilent() const { return m_isSilent; }

private:
    int m_terminal;
    termios m_before{};
    bool m_isSilent;
};

} // namespace

std::optional<QString> askPassword(const QString& question)
{
    // Words for people go to stderr: where that is a file or a pipe, nobody is there to answer.
    if (isatty(STDERR_FILENO) == 0) {
        return std::nullopt;
    }
    const std::unique_ptr<std::FILE, CloseFile> terminal(std::fopen("/dev/tty", "r+e"));
    if (!terminal) {
        return std::nullopt;
    }
    const Silence silence(fileno(terminal.get()));
    if (!silence.isSilent()) {
        return std::nullopt;
    }
    std::fputs(question.toUtf8().constData(), terminal.get());
    std::fflush(terminal.get());
    QByteArray answer;
    for (int character = std::fgetc(terminal.get()); character != EOF && character != '\n';
         character = std::fgetc(terminal.get())) {
        answer.append(static_cast<char>(character));
    }
    std::fputc('\n', terminal.get());
    return QString::fromUtf8(answer);
}

} // namespace castellan::ui
