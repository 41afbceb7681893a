#include "ui/shell/WindowBody.h"

#include "ui/common/PageStack.h"
#include "ui/common/Settings.h"
#include "ui/event/EventStrip.h"
#include "ui/shell/Screen.h"

#include <QEvent>
#include <QShortcut>

namespace castellan::ui {

namespace {

constexpr int bodyWidth = 1280;
constexpr int bodyHeight = 800;
constexpr int detailWidth = 400;

} // namespace

WindowBody::WindowBody(models::TargetConnection& connection, QWidget* parent)
    : QSplitter(Qt::Vertical, parent),
      m_pages(new PageStack(this)),
      m_details(new PageStack(this)),
      m_columns(new QSplitter(Qt::Horizontal, this)),
      m_events(new EventStrip(connection, this))
{
    arrange();
    auto* const back = new QShortcut(Qt::Key_Escape, m_details);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &WindowBody::focusScreen);
    retranslate();
}

void WindowBody::arrange()
{
    m_columns->setObjectName(QStringLiteral("columns"));
    m_columns->addWidget(m_pages);
    m_columns->addWidget(m_details);
    addWidget(m_columns);
    addWidget(m_events);
    for (QSplitter* splitter : {m_columns, static_cast<QSplitter*>(this)}) {
        splitter->setChildrenCollapsible(false);
        splitter->setStretchFactor(0, 1);
        splitter->setHandleWidth(1);
    }
    m_columns->setSizes({bodyWidth - detailWidth, detailWidth});
    const int eventsHeight = m_events->sizeHint().height();
    setSizes({bodyHeight - eventsHeight, eventsHeight});
}

void WindowBody::addScreen(Screen& screen)
{
    screen.setObjectName(screen.id());
    m_screens.append(&screen);
    m_pages->addPage(screen);
    QWidget* const detail = screen.detailPanel();
    m_details->addPage(detail != nullptr ? *detail : *new QWidget(m_details));
}

int WindowBody::indexOf(const QString& id) const
{
    for (int index = 0; index < m_screens.size(); ++index) {
        if (m_screens.at(index)->id() == id) {
            return index;
        }
    }
    return -1;
}

void WindowBody::showScreen(int index, bool isDetailWanted)
{
    m_pages->showPage(index);
    m_details->showPage(index);
    setDetailVisible(isDetailWanted && m_screens.at(index)->detailPanel() != nullptr);
    m_screens.at(index)->activate();
}

Screen* WindowBody::currentScreen() const
{
    return m_screens.value(m_pages->shownPage(), nullptr);
}

void WindowBody::setDetailVisible(bool isVisible)
{
    m_details->setVisible(isVisible);
}

void WindowBody::focusScreen()
{
    if (!isHidden() && currentScreen() != nullptr) {
        currentScreen()->focusContent();
    }
}

QList<models::UnappliedChange> WindowBody::unapplied() const
{
    QList<models::UnappliedChange> changes;
    for (Screen* const screen : m_screens) {
        changes.append(screen->unapplied());
    }
    return changes;
}

void WindowBody::restore(const Settings& settings)
{
    m_columns->restoreState(settings.panelSizes(QStringLiteral("columns")));
    restoreState(settings.panelSizes(QStringLiteral("rows")));
    for (Screen* const screen : std::as_const(m_screens)) {
        screen->restoreState(settings);
    }
}

void WindowBody::save(Settings& settings) const
{
    settings.setPanelSizes(QStringLiteral("columns"), m_columns->saveState());
    settings.setPanelSizes(QStringLiteral("rows"), saveState());
    for (const Screen* const screen : m_screens) {
        screen->saveState(settings);
    }
    if (const Screen* const screen = currentScreen()) {
        settings.setCurrentScreen(screen->id());
    }
}

void WindowBody::retranslate()
{
    m_details->setAccessibleName(tr("Details"));
}

void WindowBody::changeEvent(QEvent* event)
{
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
