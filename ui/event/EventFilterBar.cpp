#include "ui/event/EventFilterBar.h"

#include "ui/common/Icons.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

namespace castellan::ui {

namespace {

constexpr int delay = 250;
constexpr int fieldGap = 6;
constexpr int leastLetters = 4;
constexpr int fieldWidth = 64;

} // namespace

EventFilterBar::EventFilterBar(QWidget* parent)
    : QWidget(parent),
      m_pattern(makeField(QStringLiteral("eventType"))),
      m_type(new QComboBox(this)),
      m_id(makeField(QStringLiteral("aggregateId"))),
      m_creator(makeField(QStringLiteral("creator")))
{
    m_type->setObjectName(QStringLiteral("aggregateType"));
    m_type->setEditable(true);
    m_type->setInsertPolicy(QComboBox::NoInsert);
    m_type->addItems({QString(), QStringLiteral("instance"), QStringLiteral("org"), QStringLiteral("milestone")});
    m_type->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_type->setMinimumContentsLength(leastLetters);
    m_pattern->addAction(icons::search(), QLineEdit::LeadingPosition);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(fieldGap);
    layout->addWidget(m_pattern, 2);
    layout->addWidget(m_type, 1);
    layout->addWidget(m_id, 2);
    layout->addWidget(m_creator, 1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(m_type, &QComboBox::currentTextChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(m_type->lineEdit(), &QLineEdit::returnPressed, this, &EventFilterBar::applyNow);
    connect(&m_timer, &QTimer::timeout, this, &EventFilterBar::filterChanged);
    retranslate();
}

QLineEdit* EventFilterBar::makeField(const QString& name)
{
    auto* field = new QLineEdit(this);
    field->setObjectName(name);
    field->setClearButtonEnabled(true);
    field->setMinimumWidth(fieldWidth);
    connect(field, &QLineEdit::textChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(field, &QLineEdit::returnPressed, this, &EventFilterBar::applyNow);
    return field;
}

domain::EventFilter EventFilterBar::filter() const
{
    domain::EventFilter filter;
    filter.aggregateType = m_type->currentText().trimmed();
    filter.aggregateId = m_id->text().trimmed();
    filter.typePattern = m_pattern->text().trimmed();
    filter.creator = m_creator->text().trimmed();
    return filter;
}

bool EventFilterBar::isEmpty() const
{
    return filter() == domain::EventFilter();
}

void EventFilterBar::setAggregate(const QString& type, const QString& id)
{
    m_type->setCurrentText(type);
    m_id->setText(id);
    m_pattern->clear();
    m_creator->clear();
    applyNow();
}

QStringList EventFilterBar::texts() const
{
    return {m_pattern->text(), m_type->currentText(), m_id->text(), m_creator->text()};
}

void EventFilterBar::setTexts(const QStringList& texts)
{
    if (texts.size() != this->texts().size()) {
        return;
    }
    m_pattern->setText(texts.at(0));
    m_type->setCurrentText(texts.at(1));
    m_id->setText(texts.at(2));
    m_creator->setText(texts.at(3));
    applyNow();
}

void EventFilterBar::clear()
{
    setAggregate(QString(), QString());
}

void EventFilterBar::focusFirst()
{
    m_pattern->setFocus(Qt::ShortcutFocusReason);
    m_pattern->selectAll();
}

void EventFilterBar::applyNow()
{
    m_timer.stop();
    emit filterChanged();
}

void EventFilterBar::retranslate()
{
    m_pattern->setPlaceholderText(tr("Event type, * for anything"));
    m_pattern->setAccessibleName(tr("Filter by event type"));
    m_type->lineEdit()->setPlaceholderText(tr("Object type"));
    m_type->setAccessibleName(tr("Filter by object type"));
    m_type->lineEdit()->setAccessibleName(tr("Filter by object type"));
    m_id->setPlaceholderText(tr("Object id"));
    m_id->setAccessibleName(tr("Filter by object id"));
    m_creator->setPlaceholderText(tr("Creator"));
    m_creator->setAccessibleName(tr("Filter by creator"));
}

void EventFilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
