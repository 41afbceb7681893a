#include "models/background/Lane.h"
#include "storage/journal/FileBatchJournal.h"
#include "ui/app/Application.h"
#include "ui/app/StateFolder.h"
#include "ui/app/UserName.h"
#include "ui/cli/CommandLine.h"
#include "ui/cli/Console.h"
#include "ui/cli/TraceFile.h"

#include <QApplication>
#include <QRandomGenerator>

#include <cstdlib>
#include <memory>

namespace {

using namespace castellan;
using namespace castellan::ui;

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("castellan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CASTELLAN_VERSION));
}

QStringList wordsOf(int argc, char** argv)
{
    QStringList words;
    for (int index = 1; index < argc; ++index) {
        words.append(QString::fromLocal8Bit(argv[index]));
    }
    return words;
}

int runCommandLine(int argc, char** argv, const QStringList& words)
{
    const QCoreApplication application(argc, argv);
    const domain::SystemClock clock;
    domain::SonyflakeIdSource ids(clock, static_cast<quint16>(QRandomGenerator::system()->generate()));
    storage::DatabaseTargetOpener opener;
    storage::FileBatchJournal journal(journalFolder(), clock);
    const Environment environment{opener, clock, ids, journal, userName()};
    Console console(stdout, stderr);
    CommandLine commandLine(environment, console);
    return static_cast<int>(commandLine.run(words));
}

/// What the window may be started with, besides its target.
Synopsis windowSynopsis()
{
    Synopsis synopsis;
    synopsis.options = commonOptions();
    return synopsis;
}

int runWindow(int argc, char** argv)
{
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("org.castellan.Castellan"));
    Console console(stdout, stderr);
    QStringList words = QCoreApplication::arguments().mid(1);
    const bool hasTarget = !words.isEmpty() && !words.constFirst().startsWith(QLatin1Char('-'));
    const QString target = hasTarget ? words.takeFirst() : QString();
    const domain::Result<Arguments> arguments = Arguments::parse(windowSynopsis(), words);
    if (!arguments) {
        return static_cast<int>(console.fail(arguments.error()));
    }
    std::unique_ptr<TraceFile> trace;
    if (arguments->has(QStringLiteral("--trace"))) {
        domain::Result<std::unique_ptr<TraceFile>> opened = TraceFile::open(
            arguments->value(QStringLiteral("--trace")));
        if (!opened) {
            return static_cast<int>(console.fail(opened.error()));
        }
        trace = std::move(*opened);
    }
    int status = 0;
    {
        Application window(application, {target, arguments->has(QStringLiteral("--read-only")), trace.get()});
        window.start();
        status = QApplication::exec();
    }
    trace.reset();
    if (models::Lane::leftBehind() > 0) {
        std::_Exit(status); // a thread that nothing can stop still uses what destructors would take away
    }
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    nameProgram();
    const QStringList words = wordsOf(argc, argv);
    return CommandLine::isMeant(words) ? runCommandLine(argc, argv, words) : runWindow(argc, argv);
}
