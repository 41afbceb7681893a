#pragma once

#include <QDialog>
#include <QStringList>

#include <memory>

namespace castellan::ui {

namespace Ui {
class OpenTargetDialog;
}

/// Asks what to open: a workspace file, a PostgreSQL database, or one of the recent targets. Never takes a password.
class OpenTargetDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `recent` as they are opened, newest first.
    OpenTargetDialog(const QStringList& recent, QWidget* parent);
    ~OpenTargetDialog() override;

signals:
    /// `createMissing`: a workspace file that is not there is to be made.
    void targetChosen(const QString& target, bool createMissing);

protected:
    void changeEvent(QEvent* event) override;

private:
    void bind();
    void fillTlsModes();
    void fillRecent(const QStringList& recent);
    void retranslate();
    void browse();
    void followHost(const QString& host);
    void showState();
    void submit();
    void choose(const QString& target, bool createMissing);
    [[nodiscard]] bool isWorkspaceChosen() const;
    [[nodiscard]] QString workspaceTarget() const;
    [[nodiscard]] QString serverTarget() const;

    std::unique_ptr<Ui::OpenTargetDialog> m_ui;
    bool m_isTlsChosen = false; ///< by the person, so that the host no longer decides
};

} // namespace castellan::ui
