#include "ui/shell/OpenTargetDialog.h"

#include "models/table/VisibleText.h"
#include "ui_OpenTargetDialog.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QIntValidator>
#include <QPushButton>
#include <QRegularExpression>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isLoopbackAddress(const QString& host)
{
    static const QRegularExpression loopback(u"^(127(\\.[0-9]{1,3}){3}|::1)$"_s);
    return loopback.match(host).hasMatch();
}

/// A socket (a path, an abstract one, or no host at all) or this computer.
bool isLocal(const QString& host)
{
    const QString name = host.trimmed();
    return name.isEmpty() || name.startsWith(u'/') || name.startsWith(u'@')
        || name.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || isLoopbackAddress(name);
}

/// As libpq reads values: in single quotes, with quotes and backslashes escaped.
QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

void append(QStringList& words, const QString& keyword, const QString& typed)
{
    const QString value = typed.trimmed();
    if (!value.isEmpty()) {
        words.append(keyword + u'=' + quoted(value));
    }
}

} // namespace

OpenTargetDialog::OpenTargetDialog(const QStringList& recent, QWidget* parent)
    : QDialog(parent),
      m_ui(std::make_unique<Ui::OpenTargetDialog>())
{
    m_ui->setupUi(this);
    for (PlainLabel* hint : {m_ui->workspaceHint, m_ui->textHint, m_ui->passwordHint}) {
        hint->setWordWrap(true);
        hint->setSubdued(true);
    }
    m_ui->port->setValidator(new QIntValidator(1, 65535, m_ui->port));
    fillTlsModes();
    fillRecent(recent);
    retranslate();
    bind();
    followHost(QString());
    showState();
    m_ui->path->setFocus();
}

OpenTargetDialog::~OpenTargetDialog() = default;

void OpenTargetDialog::bind()
{
    for (QLineEdit* field : {m_ui->path, m_ui->host, m_ui->port, m_ui->database, m_ui->user, m_ui->text}) {
        connect(field, &QLineEdit::textChanged, this, &OpenTargetDialog::showState);
    }
    connect(m_ui->host, &QLineEdit::textChanged, this, &OpenTargetDialog::followHost);
    connect(m_ui->tls, &QComboBox::activated, this, [this] { m_isTlsChosen = true; });
    connect(m_ui->pages, &QTabWidget::currentChanged, this, &OpenTargetDialog::showState);
    connect(m_ui->browse, &QPushButton::clicked, this, &OpenTargetDialog::browse);
    connect(m_ui->recent, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { choose(item->data(Qt::UserRole).toString(), false); });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &OpenTargetDialog::submit);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void OpenTargetDialog::fillTlsModes()
{
    for (const QString& mode : {u"verify-full"_s, u"verify-ca"_s, u"require"_s, u"prefer"_s, u"disable"_s}) {
        m_ui->tls->addItem(mode, mode);
    }
}

void OpenTargetDialog::fillRecent(const QStringList& recent)
{
    for (const QString& target : recent) {
        const QString shown = models::visibleText(target);
        auto* item = new QListWidgetItem(shown, m_ui->recent); // the list owns it
        item->setData(Qt::UserRole, target);
        item->setToolTip(shown.toHtmlEscaped());
    }
    m_ui->recent->setVisible(!recent.isEmpty());
    m_ui->recentLabel->setVisible(!recent.isEmpty());
}

void OpenTargetDialog::retranslate()
{
    const QStringList words{
        tr("verify-full: encrypted, certificate and name checked"),
        tr("verify-ca: encrypted, certificate checked"),
        tr("require: encrypted, server not checked"),
        tr("prefer: encrypted if the server offers it"),
        tr("disable: never encrypted"),
    };
    for (int row = 0; row < words.size(); ++row) {
        m_ui->tls->setItemText(row, words.at(row));
    }
    m_ui->buttons->button(QDialogButtonBox::Open)->setText(tr("Open", "button"));
}

void OpenTargetDialog::browse()
{
    auto* files = new QFileDialog(this, tr("Workspace file"));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(m_ui->createMissing->isChecked() ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    files->setNameFilters({tr("Workspaces (*.db *.sqlite *.sqlite3)"), tr("All files (*)")});
    connect(files, &QFileDialog::fileSelected, m_ui->path, &QLineEdit::setText);
    files->open();
}

void OpenTargetDialog::followHost(const QString& host)
{
    if (!m_isTlsChosen) {
        m_ui->tls->setCurrentIndex(m_ui->tls->findData(isLocal(host) ? u"prefer"_s : u"verify-full"_s));
    }
}

bool OpenTargetDialog::isWorkspaceChosen() const
{
    return m_ui->pages->currentWidget() == m_ui->workspacePage;
}

void OpenTargetDialog::showState()
{
    m_ui->fields->setEnabled(m_ui->text->text().trimmed().isEmpty());
    const QString target = isWorkspaceChosen() ? workspaceTarget() : serverTarget();
    m_ui->buttons->button(QDialogButtonBox::Open)->setEnabled(!target.isEmpty());
}

QString OpenTargetDialog::workspaceTarget() const
{
    QString path = m_ui->path->text();
    if (path.trimmed().isEmpty()) {
        return {};
    }
    if (path.startsWith(u"~/"_s)) {
        path.replace(0, 1, QDir::homePath());
    }
    return u"sqlite:"_s + QDir::cleanPath(QDir::current().absoluteFilePath(path));
}

QString OpenTargetDialog::serverTarget() const
{
    const QString text = m_ui->text->text().trimmed();
    if (!text.isEmpty()) {
        return text;
    }
    if (m_ui->database->text().trimmed().isEmpty()) {
        return {};
    }
    QStringList words;
    append(words, u"host"_s, m_ui->host->text());
    append(words, u"port"_s, m_ui->port->text());
    append(words, u"dbname"_s, m_ui->database->text());
    append(words, u"user"_s, m_ui->user->text());
    append(words, u"sslmode"_s, m_ui->tls->currentData().toString());
    return words.join(u' ');
}

void OpenTargetDialog::submit()
{
    const bool isWorkspace = isWorkspaceChosen();
    choose(isWorkspace ? workspaceTarget() : serverTarget(), isWorkspace && m_ui->createMissing->isChecked());
}

void OpenTargetDialog::choose(const QString& target, bool createMissing)
{
    if (target.isEmpty()) {
        return;
    }
    accept();
    emit targetChosen(target, createMissing);
}

void OpenTargetDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
}

} // namespace castellan::ui
