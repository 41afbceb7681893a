#include "ui/app/StateFolder.h"

#include <QDir>

namespace castellan::ui {

QString journalFolder()
{
    // Qt knows this place from 6.7 on. The standard says that a relative path is to be ignored.
    const QString set = qEnvironmentVariable("XDG_STATE_HOME");
    const QString state = QDir::isAbsolutePath(set) ? set : QDir::homePath() + QStringLiteral("/.local/state");
    return state + QStringLiteral("/castellan/journal");
}

} // namespace castellan::ui
