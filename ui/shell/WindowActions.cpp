#include "ui/shell/WindowActions.h"

#include "ui/common/Icons.h"
#include "ui/shell/Screen.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace castellan::ui {

WindowActions::WindowActions(QMenuBar& bar)
    : QObject(&bar),
      m_file(bar.addMenu(QString())),
      m_edit(bar.addMenu(QString())),
      m_view(bar.addMenu(QString())),
      m_instance(bar.addMenu(QString())),
      m_organization(bar.addMenu(QString())),
      m_domain(bar.addMenu(QString())),
      m_database(bar.addMenu(QString())),
      m_help(bar.addMenu(QString()))
{
    fillFile();
    m_filter = add(m_edit, icons::search(), QKeySequence::Find);
    fillView();
    m_ping = add(m_database, icons::connect(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    fillHelp();
    connect(m_filter, &QAction::triggered, this, &WindowActions::filterRequested);
    connect(m_ping, &QAction::triggered, this, &WindowActions::pingRequested);
}

QAction* WindowActions::add(QMenu* menu, const QIcon& icon, const QKeySequence& shortcut)
{
    auto* action = new QAction(icon, QString(), this);
    action->setShortcut(shortcut);
    menu->addAction(action);
    return action;
}

void WindowActions::fillFile()
{
    m_open = add(m_file, icons::open(), QKeySequence::Open);
    m_newWorkspace = add(m_file, icons::newFile(), QKeySequence::New);
    m_sample = add(m_file, icons::sample(), {});
    m_closeTarget = add(m_file, icons::close(), QKeySequence(Qt::CTRL | Qt::Key_W));
    m_file->addSeparator();
    m_quit = add(m_file, icons::quit(), QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(m_open, &QAction::triggered, this, &WindowActions::openRequested);
    connect(m_newWorkspace, &QAction::triggered, this, &WindowActions::newWorkspaceRequested);
    connect(m_sample, &QAction::triggered, this, &WindowActions::sampleRequested);
    connect(m_closeTarget, &QAction::triggered, this, &WindowActions::closeTargetRequested);
    connect(m_quit, &QAction::triggered, this, &WindowActions::quitRequested);
}

void WindowActions::fillView()
{
    m_refresh = add(m_view, icons::refresh(), QKeySequence(Qt::Key_F5));
    m_detail = add(m_view, icons::detailPanel(), QKeySequence(Qt::Key_F9));
    m_events = add(m_view, icons::event(), QKeySequence(Qt::CTRL | Qt::Key_E));
    for (QAction* action : {m_detail, m_events}) {
        action->setCheckable(true);
        action->setChecked(true);
    }
    m_view->addSeparator();
    m_appearanceMenu = m_view->addMenu(QString());
    m_languageMenu = m_view->addMenu(icons::language(), QString());
    fillChoices();
    m_view->addSeparator();
    connect(m_refresh, &QAction::triggered, this, &WindowActions::refreshRequested);
}

void WindowActions::fillChoices()
{
    auto* appearances = new QActionGroup(this);
    for (const Appearance appearance : {Appearance::System, Appearance::Light, Appearance::Dark}) {
        QAction* const action = appearances->addAction(QString());
        action->setCheckable(true);
        m_appearances.insert(int(appearance), action);
        m_appearanceMenu->addAction(action);
        connect(action, &QAction::triggered, this, [this, appearance] { emit appearanceRequested(appearance); });
    }
    auto* languages = new QActionGroup(this);
    for (const QString& language : {QString(), QStringLiteral("en"), QStringLiteral("de")}) {
        QAction* const action = languages->addAction(QString());
        action->setCheckable(true);
        m_languages.insert(language, action);
        m_languageMenu->addAction(action);
        connect(action, &QAction::triggered, this, [this, language] { emit languageRequested(language); });
    }
}

void WindowActions::fillHelp()
{
    m_about = add(m_help, icons::info(), {});
    connect(m_about, &QAction::triggered, this, &WindowActions::aboutRequested);
}

QMenu* WindowActions::menuOf(MenuId id) const
{
    switch (id) {
    case MenuId::Edit: return m_edit;
    case MenuId::View: return m_view;
    case MenuId::Instance: return m_instance;
    case MenuId::Organization: return m_organization;
    case MenuId::Domain: return m_domain;
    case MenuId::Database: return m_database;
    }
    Q_UNREACHABLE();
}

void WindowActions::setScreens(const QList<Screen*>& screens)
{
    m_screens = screens;
    for (int index = 0; index < screens.size(); ++index) {
        QAction* const action = add(m_view, screens.at(index)->icon(),
                                    QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + index)));
        m_screenActions.append(action);
        connect(action, &QAction::triggered, this, [this, index] { emit screenRequested(index); });
        for (const MenuId id :
             {MenuId::Edit, MenuId::View, MenuId::Instance, MenuId::Organization, MenuId::Domain, MenuId::Database}) {
            menuOf(id)->addActions(screens.at(index)->actions(id));
        }
    }
    for (QMenu* menu : {m_instance, m_organization, m_domain, m_database}) {
        menu->menuAction()->setVisible(!menu->isEmpty());
    }
    retranslate();
}

void WindowActions::setAppearance(Appearance appearance)
{
    m_appearances.value(int(appearance))->setChecked(true);
}

void WindowActions::setLanguage(const QString& language)
{
    QAction* const action = m_languages.value(language, m_languages.value(QString()));
    action->setChecked(true);
}

void WindowActions::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_instance->setTitle(tr("&Instance"));
    m_organization->setTitle(tr("&Organization"));
    m_domain->setTitle(tr("&Domain"));
    m_database->setTitle(tr("D&atabase"));
    m_help->setTitle(tr("&Help"));
    m_open->setText(tr("&Open target…"));
    m_newWorkspace->setText(tr("&New workspace…"));
    m_sample->setText(tr("Open the &sample workspace"));
    m_closeTarget->setText(tr("&Close target"));
    m_quit->setText(tr("&Quit"));
    m_filter->setText(tr("&Filter"));
    m_refresh->setText(tr("&Refresh"));
    m_detail->setText(tr("&Detail panel"));
    m_events->setText(tr("&Latest events"));
    m_ping->setText(tr("&Ping now"));
    m_about->setText(tr("&About Castellan"));
    m_appearanceMenu->setTitle(tr("&Appearance"));
    m_languageMenu->setTitle(tr("Lan&guage"));
    m_appearances.value(int(Appearance::System))->setText(tr("Like the system"));
    m_appearances.value(int(Appearance::Light))->setText(tr("Light"));
    m_appearances.value(int(Appearance::Dark))->setText(tr("Dark"));
    m_languages.value(QString())->setText(tr("Like the system", "language"));
    m_languages.value(QStringLiteral("en"))->setText(QStringLiteral("English"));
    m_languages.value(QStringLiteral("de"))->setText(QStringLiteral("Deutsch"));
    for (int index = 0; index < m_screenActions.size(); ++index) {
        m_screenActions.at(index)->setText(m_screens.at(index)->title());
    }
}

} // namespace castellan::ui
