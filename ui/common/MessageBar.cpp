#include "ui/common/MessageBar.h"

#include "models/connection/ErrorText.h"
#include "ui/common/Colors.h"
#include "ui/common/Icons.h"
#include "ui/common/PlainLabel.h"
#include "ui/common/Spacing.h"

#include <QAccessible>
#include <QClipboard>
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

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_picture(new QLabel(this)),
      m_text(new PlainLabel(this)),
      m_action(new QPushButton(this)),
      m_copy(new QToolButton(this)),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_action->setAutoDefault(false);
    m_action->setVisible(false);
    m_copy->setIcon(icons::copy());
    m_close->setIcon(icons::close());
    for (QToolButton* button : {m_copy, m_close}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space, space / 2, space / 2, space / 2);
    layout->setSpacing(space);
    layout->addWidget(m_picture, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action, 0, Qt::AlignTop);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    connect(m_copy, &QToolButton::clicked, this, &MessageBar::copy);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        emit closed();
    });
    retranslate();
    setVisible(false);
}

void MessageBar::showError(const domain::Error& error)
{
    m_error = error;
    showSentence();
    m_copy->setVisible(true);
    open(Kind::Error);
}

void MessageBar::showSentence()
{
    const QString sentence = models::ErrorText::of(*m_error).sentence;
    m_text->setForeignText(m_error->id.isEmpty() ? sentence : tr("%1 (%2)").arg(sentence, m_error->id));
    setAccessibleName(m_text->text());
}

void MessageBar::copy() const
{
    if (m_error) {
        const models::ErrorText text = models::ErrorText::of(*m_error);
        QGuiApplication::clipboard()->setText(text.sentence + QLatin1Char('\n') + text.details);
    } else {
        QGuiApplication::clipboard()->setText(m_text->text() + QLatin1Char('\n') + m_details);
    }
}

void MessageBar::showProblem(const QString& text, const QString& details)
{
    m_error.reset();
    m_details = details;
    m_text->setForeignText(text);
    m_copy->setVisible(true);
    open(Kind::Error);
}

void MessageBar::setAction(const QString& text, bool isEnabled)
{
    m_action->setText(text);
    m_action->setEnabled(isEnabled);
    m_action->setVisible(!text.isEmpty());
}

void MessageBar::showInformation(const QString& text)
{
    m_error.reset();
    m_text->setForeignText(text);
    m_copy->setVisible(false);
    open(Kind::Information);
}

void MessageBar::open(Kind kind)
{
    m_kind = kind;
    color();
    setAccessibleName(m_text->text());
    setVisible(true);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::clear()
{
    m_error.reset();
    setVisible(false);
}

void MessageBar::clearLostConnection()
{
    using domain::ErrorKind;
    if (m_error && (m_error->kind == ErrorKind::Unreachable || m_error->kind == ErrorKind::Timeout)) {
        clear();
    }
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::color()
{
    const QScopedValueRollback<bool> guard(m_isColoring, true);
    const colors::Tone tone = m_kind == Kind::Error ? colors::Tone::Bad : colors::Tone::Accent;
    QPalette changed; // of this one colour: whatever else is set here would not follow the appearance
    changed.setColor(QPalette::Window, colors::toneBackground(tone, QGuiApplication::palette()));
    setPalette(changed);
    const QIcon icon = m_kind == Kind::Error ? icons::error() : icons::info();
    m_picture->setPixmap(icon.pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

void MessageBar::retranslate()
{
    m_copy->setToolTip(tr("Copy the message with its details"));
    m_copy->setAccessibleName(tr("Copy message"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close message"));
    if (m_error) {
        showSentence();
    }
}

void MessageBar::changeEvent(QEvent* event)
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
