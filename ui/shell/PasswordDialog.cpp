#include "ui/shell/PasswordDialog.h"

#include "ui_PasswordDialog.h"

#include <QEvent>
#include <QPushButton>

namespace castellan::ui {

PasswordDialog::PasswordDialog(const QString& target, const QString& problem, QWidget* parent)
    : QDialog(parent),
      m_ui(std::make_unique<Ui::PasswordDialog>()),
      m_target(target)
{
    m_ui->setupUi(this);
    m_ui->target->setWordWrap(true);
    m_ui->hint->setWordWrap(true);
    m_ui->hint->setSubdued(true);
    m_ui->problem->setField(m_ui->password);
    m_ui->problem->setProblem(problem);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
    retranslate();
    connect(m_ui->password, &QLineEdit::textChanged, this, [this](const QString& typed) {
        m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(!typed.isEmpty());
    });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &PasswordDialog::submit);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->password->setFocus();
}

PasswordDialog::~PasswordDialog() = default;

void PasswordDialog::retranslate()
{
    m_ui->target->setForeignText(tr("Password for %1").arg(m_target));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Connect", "button"));
}

void PasswordDialog::submit()
{
    const QString password = m_ui->password->text();
    if (password.isEmpty()) {
        return;
    }
    m_ui->password->clear();
    accept();
    emit passwordEntered(password);
}

void PasswordDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
}

} // namespace castellan::ui
