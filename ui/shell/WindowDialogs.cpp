#include "ui/shell/WindowDialogs.h"

#include "models/connection/ErrorText.h"
#include "models/connection/TargetConnection.h"
#include "ui/common/Settings.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/OpenTargetDialog.h"
#include "ui/shell/PasswordDialog.h"

#include <QFileDialog>

namespace castellan::ui {

WindowDialogs::WindowDialogs(models::TargetConnection& connection, Settings& settings, QWidget& window)
    : QObject(&window),
      m_connection(connection),
      m_settings(settings),
      m_window(window)
{}

void WindowDialogs::askForTarget()
{
    auto* dialog = new OpenTargetDialog(m_settings.recentTargets(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OpenTargetDialog::targetChosen, this, &WindowDialogs::targetChosen);
    dialog->open();
}

void WindowDialogs::askForNewWorkspace()
{
    auto* dialog = new QFileDialog(&m_window, tr("New workspace"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("db"));
    dialog->setNameFilters({tr("Workspaces (*.db)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& file) { emit targetChosen(QStringLiteral("sqlite:") + file, true); });
    dialog->open();
}

void WindowDialogs::askForPassword()
{
    const domain::Error error = m_connection.error().value_or(domain::Error());
    const bool isRefused = error.id == QLatin1String("CAS-Password");
    auto* dialog = new PasswordDialog(m_connection.displayText(),
                                      isRefused ? models::ErrorText::of(error).sentence : QString(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::rejected, this, [this, error] { emit passwordRefused(error); });
    connect(dialog, &PasswordDialog::passwordEntered, &m_connection, &models::TargetConnection::retryWithPassword);
    dialog->open();
}

void WindowDialogs::showAbout()
{
    auto* dialog = new AboutDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace castellan::ui
