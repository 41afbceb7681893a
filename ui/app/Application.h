#pragma once

#include "domain/port/Clock.h"
#include "domain/port/SonyflakeIdSource.h"
#include "domain/port/SpanExporter.h"
#include "models/changes/BatchDoubts.h"
#include "models/changes/CommandSubmitter.h"
#include "models/connection/TargetConnection.h"
#include "models/instance/InstanceTableModel.h"
#include "storage/journal/FileBatchJournal.h"
#include "storage/repository/DatabaseServices.h"
#include "ui/app/SampleWorkspace.h"
#include "ui/app/Translations.h"
#include "ui/common/Settings.h"
#include "ui/common/Theme.h"
#include "ui/shell/LeaveQuestion.h"
#include "ui/shell/MainWindow.h"

#include <QObject>
#include <QTimer>

class QApplication;
class QSessionManager;

namespace castellan::ui {

/// What the window was started with.
struct WindowStart
{
    QString target; ///< empty: the last one, or the sample workspace on the first start
    bool readOnly = false;
    domain::SpanExporter* spans = nullptr;
};

/// Makes everything that the window needs, in this order, and takes it down in the reverse.
class Application final : public QObject
{
    Q_OBJECT

public:
    Application(QApplication& application, const WindowStart& start);
    ~Application() override;

    /// Shows the window, then opens the target.
    void start();
    /// The session is about to end. Answers whether it may: not while changes are open and the person can be asked.
    [[nodiscard]] bool endSession(const std::function<bool()>& mayAsk);

private:
    void makeScreens();
    void connectWindow();
    void requestTarget(const QString& target, bool createMissing);
    void openTarget(const QString& target, bool createMissing);
    void openSample();
    void followTarget(models::TargetState state);
    void requestClose();
    void close();
    void commitSession(QSessionManager& session);
    void announce(const char* what);
    [[nodiscard]] QString firstTarget() const;

    QApplication& m_application;
    WindowStart m_start;
    domain::SystemClock m_clock;
    domain::Timestamp m_startedAt;
    std::chrono::nanoseconds m_startedSteady;
    domain::SonyflakeIdSource m_ids;
    storage::DatabaseTargetOpener m_opener;
    storage::FileBatchJournal m_journal;
    Settings m_settings;
    Translations m_translations;
    Theme m_theme;
    models::TargetConnection m_connection;
    models::CommandSubmitter m_submitter;
    models::BatchDoubts m_doubts;
    models::InstanceTableModel m_instances;
    SampleWorkspace m_sample;
    MainWindow m_window;
    LeaveQuestion* m_question; ///< of the window
    QTimer m_closeDeadline;
    QTimer m_sessionEnds;   ///< runs while nobody may be asked
    QString m_openedTarget; ///< as it can be opened again; holds no password, because no target may
    bool m_setUpWhenMissing = false;
    bool m_isFirstPageShown = false;
};

} // namespace castellan::ui
