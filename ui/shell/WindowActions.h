#pragma once

#include "ui/common/Theme.h"

#include <QHash>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace castellan::ui {

class Screen;
enum class MenuId;

/// The menu bar and the window's own actions; what the screens offer is put between them.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QMenuBar& bar);

    void setScreens(const QList<Screen*>& screens);
    void setAppearance(Appearance appearance);
    /// A locale's name, or empty for the system's.
    void setLanguage(const QString& language);
    [[nodiscard]] QAction* refresh() const { return m_refresh; }
    [[nodiscard]] QAction* toggleDetail() const { return m_detail; }
    [[nodiscard]] QAction* toggleEvents() const { return m_events; }
    void retranslate();

signals:
    void openRequested();
    void newWorkspaceRequested();
    void sampleRequested();
    void closeTargetRequested();
    void quitRequested();
    void refreshRequested();
    void filterRequested();
    void screenRequested(int index);
    void appearanceRequested(castellan::ui::Appearance appearance);
    void languageRequested(const QString& language);
    void pingRequested();
    void aboutRequested();

private:
    void fillFile();
    void fillView();
    void fillChoices();
    void fillHelp();
    QAction* add(QMenu* menu, const QIcon& icon, const QKeySequence& shortcut);
    [[nodiscard]] QMenu* menuOf(MenuId id) const;

    QMenu* m_file;
    QMenu* m_edit;
    QMenu* m_view;
    QMenu* m_instance;
    QMenu* m_organization;
    QMenu* m_domain;
    QMenu* m_database;
    QMenu* m_help;
    QMenu* m_appearanceMenu;
    QMenu* m_languageMenu;
    QAction* m_open;
    QAction* m_newWorkspace;
    QAction* m_sample;
    QAction* m_closeTarget;
    QAction* m_quit;
    QAction* m_filter;
    QAction* m_refresh;
    QAction* m_detail;
    QAction* m_events;
    QAction* m_ping;
    QAction* m_about;
    QList<QAction*> m_screenActions;
    QList<Screen*> m_screens;
    QHash<int, QAction*> m_appearances;
    QHash<QString, QAction*> m_languages;
};

} // namespace castellan::ui
