#pragma once

#include "models/changes/UnappliedChange.h"

#include <QIcon>
#include <QList>
#include <QString>
#include <QWidget>

class QAction;

namespace castellan::domain {
struct Error;
}

namespace castellan::ui {

class Settings;

/// The menus that a screen may add to. The window keeps them in this order and hides empty ones.
enum class MenuId {
    Edit,
    View,
    Instance,
    Organization,
    Domain,
    Database,
};

/// One page of the main window. The window knows nothing of what it shows: it asks for a name, an icon, actions
/// for the menus and a panel for the right side, and puts them in place. Everything here is called on the GUI
/// thread.
class Screen : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Stable and unique, never shown: the name under which the screen's state is kept (`organizations`).
    [[nodiscard]] virtual QString id() const = 0;
    /// For people, in their language; asked again after a change of language.
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QIcon icon() const = 0;

    /// Actions for a menu of the window, owned by the screen. They are usable whichever screen is shown, so each
    /// disables itself while there is nothing that it can be done to.
    [[nodiscard]] virtual QList<QAction*> actions(MenuId menu) const;
    /// What belongs to the right of the screen and follows its selection; owned by the window once it was asked
    /// for. Null if there is none.
    [[nodiscard]] virtual QWidget* detailPanel();

    /// Puts the keyboard into the screen's filter (Ctrl+F), or wherever typing makes sense.
    virtual void focusFilter();
    /// Puts the keyboard into what the screen is there for: its rows.
    virtual void focusContent();
    /// Puts the keyboard into the panel on the right side, to what is read or changed there first.
    virtual void focusDetail();
    /// What was typed here and has not been applied: asked for before it would be lost.
    [[nodiscard]] virtual QList<models::UnappliedChange> unapplied();
    /// Called each time the screen comes into view.
    virtual void activate();

    virtual void saveState(Settings& settings) const;
    virtual void restoreState(const Settings& settings);

signals:
    /// Something failed that belongs to no field or row: the window shows it in its message bar.
    void errorRaised(const castellan::domain::Error& error);
    /// A short word that something worked, for the status bar.
    void noticeRaised(const QString& text);
    /// The first time that the screen has painted rows of the database.
    void rowsPainted();
    /// Enter or a double click on a row: on to its details.
    void detailRequested();
    /// `screen` is another screen's id; `query` goes into its filter.
    void screenRequested(const QString& screen, const QString& query);
};

} // namespace castellan::ui
