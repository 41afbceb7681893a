#pragma once

#include "ui/app/Application.h"

#include <QDialog>
#include <QTemporaryDir>

#include <memory>

class QAbstractItemView;
class QAction;

namespace castellan::tests {

/// The program as a person starts it, in folders of its own: the window on the sample workspace, or on `target`.
/// One at a time.
class WholeWindow final
{
public:
    explicit WholeWindow(const QString& target = {}, bool readOnly = false);
    ~WholeWindow();

    [[nodiscard]] ui::MainWindow& window() const { return *m_window; }
    [[nodiscard]] ui::Application& application() const { return *m_application; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Until the screens show the sample's rows; false if they never do.
    [[nodiscard]] bool waitForRows() const;
    /// There is no target.
    [[nodiscard]] bool showsStartPage() const;
    /// The table of the screen that is shown.
    [[nodiscard]] QAbstractItemView* table() const;
    /// Shows a screen and selects its first row.
    void showScreen(const QString& id) const;
    /// The window's action of that (English) text, without mnemonic; null if there is none.
    [[nodiscard]] QAction* action(const QString& text) const;
    /// Triggers the action, and answers the dialog that opened; null if none did.
    [[nodiscard]] QDialog* openDialog(const QString& actionText) const;
    [[nodiscard]] QDialog* visibleDialog() const;
    /// Takes the dialog away as Escape does.
    static void dismiss(QDialog* dialog);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ui::Application> m_application;
    ui::MainWindow* m_window = nullptr;
};

} // namespace castellan::tests
