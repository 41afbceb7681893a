#pragma once

#include "models/changes/UnappliedChange.h"

#include <QList>
#include <QSplitter>

namespace castellan::models {
class TargetConnection;
}

namespace castellan::ui {

class EventStrip;
class PageStack;
class Screen;
class Settings;

/// What the window shows of an open target: one screen at a time, its panel to the right, the latest events below.
class WindowBody final : public QSplitter
{
    Q_OBJECT

public:
    WindowBody(models::TargetConnection& connection, QWidget* parent);

    /// The body owns the screen and its panel from now on.
    void addScreen(Screen& screen);
    /// In the order in which they came.
    [[nodiscard]] const QList<Screen*>& screens() const { return m_screens; }
    /// -1 if there is no such screen.
    [[nodiscard]] int indexOf(const QString& id) const;
    /// `isDetailWanted` counts only where the screen has a panel.
    void showScreen(int index, bool isDetailWanted);
    /// Null before there is one.
    [[nodiscard]] Screen* currentScreen() const;
    void setDetailVisible(bool isVisible);
    /// Puts the keyboard into the screen, unless the body is hidden.
    void focusScreen();
    [[nodiscard]] EventStrip& eventStrip() { return *m_events; }
    /// Of all screens.
    [[nodiscard]] QList<models::UnappliedChange> unapplied() const;

    void restore(const Settings& settings);
    void save(Settings& settings) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void retranslate();

    QList<Screen*> m_screens;
    PageStack* m_pages;
    PageStack* m_details;
    QSplitter* m_columns;
    EventStrip* m_events;
};

} // namespace castellan::ui
