#include "tests/bench/Groups.h"

#include <QApplication>
#include <QStringList>
#include <QTextStream>

#include <algorithm>
#include <array>

namespace {

using namespace castellan::bench;

struct Group
{
    const char* name;
    void (*measure)(Report& report);
};

constexpr std::array groups{
    Group{"batch", measureBatch},
    Group{"browse", measureBrowse},
    Group{"chain", measureChain},
    Group{"memory", measureMemory},
    Group{"ping", measurePing},
    Group{"push", measurePush},
    Group{"responsiveness", measureResponsiveness},
    Group{"startup", measureStartup},
    Group{"verify", measureVerify},
};

bool isGroup(const QString& name)
{
    return std::any_of(groups.begin(), groups.end(),
                       [&](const Group& group) { return name == QLatin1String(group.name); });
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // for the programs that are started too
    }
    const QApplication application(argc, argv);
    QStringList wanted = QCoreApplication::arguments().mid(1);
    Report::Format format = Report::Format::Table;
    if (wanted.removeAll(QStringLiteral("--json")) > 0) {
        format = Report::Format::Json;
    } else if (wanted.removeAll(QStringLiteral("--markdown")) > 0) {
        format = Report::Format::Markdown;
    }
    for (const QString& name : std::as_const(wanted)) {
        if (!isGroup(name)) {
            QTextStream(stderr) << "bench: there is no group " << name << '\n';
            return 2;
        }
    }
    Report report(format);
    for (const Group& group : groups) {
        if (wanted.isEmpty() || wanted.contains(QLatin1String(group.name))) {
            group.measure(report);
        }
    }
    return 0;
}
