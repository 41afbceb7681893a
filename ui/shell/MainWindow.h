#pragma once

#include "domain/core/Error.h"
#include "models/changes/UnappliedChange.h"
#include "ui/common/Theme.h"

#include <QList>
#include <QMainWindow>

class QVBoxLayout;

namespace castellan::models {
class InstanceTableModel;
class TargetConnection;
enum class TargetState;
} // namespace castellan::models

namespace castellan::ui {

class EventStrip;
class InstancePicker;
class MessageBar;
class Navigation;
class SampleBar;
class Screen;
class Settings;
class StartPage;
class StatusArea;
class WindowActions;
class WindowBody;
class WindowDialogs;

/// The window: puts screens, panels and actions in their places, and follows the connection. Knows no command and no
/// entity.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(models::TargetConnection& connection, models::InstanceTableModel& instances, Settings& settings,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// In the order of the navigation; the window owns them from now on.
    void setScreens(const QList<Screen*>& screens);
    void restore();
    [[nodiscard]] InstancePicker& instancePicker() { return *m_picker; }
    [[nodiscard]] WindowActions& windowActions() { return *m_actions; }
    [[nodiscard]] StartPage& startPage() { return *m_startPage; }
    [[nodiscard]] EventStrip& eventStrip();
    void setSampleBarShown(bool isShown);
    /// Puts a bar above the screens; it shows and hides itself.
    void addBar(QWidget* bar);
    void showError(const domain::Error& error);
    void showScreen(const QString& id, const QString& query = {});
    /// Of all screens.
    [[nodiscard]] QList<models::UnappliedChange> unapplied() const;
    /// Keeps what the window looks like for the next time.
    void save();

signals:
    /// The first time that the window has been painted; each screen's first time that rows were.
    void painted();
    void rowsPainted();
    void targetRequested(const QString& target, bool createMissing);
    void sampleRequested();
    void sampleBarClosed();
    /// The person wants to leave; nothing is closed yet.
    void closeTargetRequested();
    void closeRequested();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    void makeToolBar();
    void connectActions();
    void connectParts();
    void followConnection();
    void showObstacle();
    void showTargetState(models::TargetState state);
    void showStartPage();
    void showBody();
    void makeStartPage();
    void chooseScreen(int index);
    void focusDetail();
    void retranslate();

    models::TargetConnection& m_connection;
    Settings& m_settings;
    WindowActions* m_actions;
    WindowDialogs* m_dialogs;
    Navigation* m_navigation;
    InstancePicker* m_picker;
    MessageBar* m_message;
    MessageBar* m_obstacle; ///< why nothing can be changed here
    SampleBar* m_sampleBar;
    StartPage* m_startPage = nullptr; ///< none before there is no target to show
    QVBoxLayout* m_column;            ///< the bars, and below them the body or the start page
    QVBoxLayout* m_bars;
    WindowBody* m_body;
    StatusArea* m_status;
    bool m_isPainted = false;
};

} // namespace castellan::ui
