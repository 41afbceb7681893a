#pragma once

#include "domain/core/Error.h"

#include <QObject>

class QWidget;

namespace castellan::models {
class TargetConnection;
}

namespace castellan::ui {

class Settings;

/// The dialogs of the window itself, over it: which target, which file, which password, what this program is.
class WindowDialogs final : public QObject
{
    Q_OBJECT

public:
    WindowDialogs(models::TargetConnection& connection, Settings& settings, QWidget& window);

public slots:
    void askForTarget();
    void askForNewWorkspace();
    void askForPassword();
    void showAbout();

signals:
    void targetChosen(const QString& target, bool createMissing);
    /// No password was given, and this is why one is needed.
    void passwordRefused(const castellan::domain::Error& error);

private:
    models::TargetConnection& m_connection;
    Settings& m_settings;
    QWidget& m_window;
};

} // namespace castellan::ui
