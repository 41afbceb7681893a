#include "ui/shell/SampleBar.h"

#include "ui/common/Colors.h"
#include "ui/common/Icons.h"
#include "ui/common/PlainLabel.h"
#include "ui/common/Spacing.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>

namespace castellan::ui {

namespace {

constexpr int iconSize = 18;

} // namespace

SampleBar::SampleBar(QWidget* parent)
    : QFrame(parent),
      m_picture(new QLabel(this)),
      m_text(new PlainLabel(this)),
      m_newWorkspace(new QPushButton(this)),
      m_connect(new QPushButton(this)),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("sampleBar"));
    setAutoFillBackground(true);
    m_newWorkspace->setObjectName(QStringLiteral("sampleBarNewWorkspace"));
    m_connect->setObjectName(QStringLiteral("sampleBarConnect"));
    m_close->setObjectName(QStringLiteral("sampleBarClose"));
    arrange();
    connect(m_newWorkspace, &QPushButton::clicked, this, &SampleBar::newWorkspaceRequested);
    connect(m_connect, &QPushButton::clicked, this, &SampleBar::connectRequested);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
    });
    color();
    retranslate();
}

void SampleBar::arrange()
{
    m_text->setWordWrap(true);
    m_newWorkspace->setIcon(icons::newFile());
    m_connect->setIcon(icons::connect());
    m_close->setIcon(icons::close());
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    for (QPushButton* button : {m_newWorkspace, m_connect}) {
        button->setAutoDefault(false);
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space + space / 2, space / 2, space, space / 2);
    layout->setSpacing(space);
    layout->addWidget(m_picture);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_newWorkspace);
    layout->addWidget(m_connect);
    layout->addWidget(m_close);
}

void SampleBar::color()
{
    const QScopedValueRollback<bool> guard(m_isColoring, true);
    QPalette changed; // of this one colour: whatever else is set here would not follow the appearance
    changed.setColor(QPalette::Window, colors::toneBackground(colors::Tone::Accent, QGuiApplication::palette()));
    setPalette(changed);
    m_picture->setPixmap(icons::sample().pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

void SampleBar::retranslate()
{
    setAccessibleName(tr("Sample workspace"));
    m_text->setText(tr("This is a sample workspace with fictional data."));
    m_newWorkspace->setText(tr("New workspace…"));
    m_connect->setText(tr("Connect…"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the note on the sample workspace"));
}

void SampleBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isColoring) {
        color();
    }
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
