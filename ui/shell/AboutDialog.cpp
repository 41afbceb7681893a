#include "ui/shell/AboutDialog.h"

#include "ui/common/Icons.h"
#include "ui_AboutDialog.h"

#include <QEvent>

namespace castellan::ui {

namespace {

constexpr int logoSize = 64;

} // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent), m_ui(std::make_unique<Ui::AboutDialog>())
{
    m_ui->setupUi(this);
    m_ui->picture->setPixmap(icons::application().pixmap(QSize(logoSize, logoSize), devicePixelRatioF()));
    m_ui->name->setEmphasis(1.5, true);
    m_ui->purpose->setWordWrap(true);
    for (PlainLabel* text : {m_ui->version, m_ui->licence, m_ui->qtVersion, m_ui->libraries}) {
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_ui->version->setText(QStringLiteral(CASTELLAN_VERSION));
    m_ui->qtVersion->setText(QString::fromLatin1(qVersion()));
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttons->setFocus();
}

AboutDialog::~AboutDialog() = default;

void AboutDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_ui->version->setText(QStringLiteral(CASTELLAN_VERSION));
        m_ui->qtVersion->setText(QString::fromLatin1(qVersion()));
    }
}

} // namespace castellan::ui
