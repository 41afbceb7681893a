#pragma once

#include <QDialog>

#include <memory>

namespace castellan::ui {

namespace Ui {
class PasswordDialog;
}

/// Asks for the password of a target. It is handed on by signal and kept nowhere by this dialog.
class PasswordDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `target` as it may be shown; `problem` says why it is asked for again, or is empty.
    PasswordDialog(const QString& target, const QString& problem, QWidget* parent);
    ~PasswordDialog() override;

signals:
    void passwordEntered(const QString& password);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void submit();

    std::unique_ptr<Ui::PasswordDialog> m_ui;
    QString m_target;
};

} // namespace castellan::ui
