#include "ui/shell/StartPage.h"

#include "models/table/VisibleText.h"
#include "ui/common/Icons.h"
#include "ui/common/PlainLabel.h"
#include "ui/common/Spacing.h"

#include <QCommandLinkButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QListWidget>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace castellan::ui {

namespace {

constexpr int pictureSize = 88;
constexpr int buttonIconSize = 24;
constexpr int columnWidth = 520;
constexpr qsizetype shownTargets = 6; ///< more are there, behind the scroll bar

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent),
      m_picture(new QLabel(this)),
      m_title(new PlainLabel(this)),
      m_sentence(new PlainLabel(this)),
      m_sample(new QCommandLinkButton(this)),
      m_newWorkspace(new QCommandLinkButton(this)),
      m_connect(new QCommandLinkButton(this)),
      m_recentLabel(new PlainLabel(this)),
      m_recent(new QListWidget(this))
{
    setObjectName(QStringLiteral("startPage"));
    auto* sheet = new QWidget(this);
    sheet->setFixedWidth(columnWidth);
    auto* column = new QVBoxLayout(sheet);
    column->setSpacing(space);
    column->addStretch(1);
    for (QLabel* label : {m_picture, static_cast<QLabel*>(m_title), static_cast<QLabel*>(m_sentence)}) {
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    }
    m_title->setEmphasis(2.0, true);
    m_sentence->setSubdued(true);
    m_sentence->setWordWrap(true);
    column->addSpacing(2 * space);
    makeButtons(*column);
    makeRecent(*column);
    column->addStretch(2);

    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAlignment(Qt::AlignHCenter);
    scroll->setWidgetResizable(true);
    auto* middle = new QWidget(this);
    auto* row = new QHBoxLayout(middle);
    row->addWidget(sheet);
    scroll->setWidget(middle);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    showPicture();
    retranslate();
    setRecentTargets({});
}

void StartPage::makeButtons(QVBoxLayout& column)
{
    m_sample->setObjectName(QStringLiteral("startSample"));
    m_sample->setIcon(icons::sample());
    m_newWorkspace->setObjectName(QStringLiteral("startNewWorkspace"));
    m_newWorkspace->setIcon(icons::newFile());
    m_connect->setObjectName(QStringLiteral("startConnect"));
    m_connect->setIcon(icons::connect());
    for (QCommandLinkButton* button : {m_sample, m_newWorkspace, m_connect}) {
        button->setIconSize(QSize(buttonIconSize, buttonIconSize));
        column.addWidget(button);
    }
    connect(m_sample, &QCommandLinkButton::clicked, this, &StartPage::sampleRequested);
    connect(m_newWorkspace, &QCommandLinkButton::clicked, this, &StartPage::newWorkspaceRequested);
    connect(m_connect, &QCommandLinkButton::clicked, this, &StartPage::connectRequested);
}

void StartPage::makeRecent(QVBoxLayout& column)
{
    m_recent->setObjectName(QStringLiteral("startRecent"));
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recentLabel->setBuddy(m_recent);
    column.addSpacing(2 * space);
    column.addWidget(m_recentLabel);
    column.addWidget(m_recent);
    connect(m_recent, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { emit targetRequested(item->data(Qt::UserRole).toString()); });
}

void StartPage::setRecentTargets(const QStringList& targets)
{
    m_recent->clear();
    for (const QString& target : targets) {
        const QString shown = models::visibleText(target);
        auto* item = new QListWidgetItem(shown, m_recent); // the list owns it
        item->setData(Qt::UserRole, target);
        item->setToolTip(shown.toHtmlEscaped());
    }
    const bool isShown = !targets.isEmpty();
    m_recentLabel->setVisible(isShown);
    m_recent->setVisible(isShown);
    if (isShown) {
        const int rows = static_cast<int>(std::min(targets.size(), shownTargets));
        m_recent->setFixedHeight(rows * m_recent->sizeHintForRow(0) + 2 * m_recent->frameWidth());
        m_recent->setCurrentRow(0, QItemSelectionModel::NoUpdate); // Enter opens it, but nothing looks chosen
    }
}

void StartPage::focusFirst()
{
    m_sample->setFocus(Qt::OtherFocusReason);
}

void StartPage::showPicture()
{
    m_picture->setPixmap(icons::application().pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
}

void StartPage::retranslate()
{
    m_title->setText(tr("Castellan"));
    m_sentence->setText(
        tr("Look after the instances, organizations and domains of an identity system, and see what happens in it."));
    m_sample->setText(tr("&Sample workspace"));
    m_sample->setDescription(tr("Look around in fictional data. Nothing here can break."));
    m_newWorkspace->setText(tr("&New workspace…"));
    m_newWorkspace->setDescription(tr("Start with an empty file on this computer, without a server."));
    m_connect->setText(tr("&Connect…"));
    m_connect->setDescription(tr("Open a PostgreSQL database or a workspace file that is there already."));
    m_recentLabel->setText(tr("&Recent"));
    m_recent->setAccessibleName(tr("Recent targets"));
    for (QCommandLinkButton* button : {m_sample, m_newWorkspace, m_connect}) {
        button->setAccessibleDescription(button->description());
    }
}

void StartPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
