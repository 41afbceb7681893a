#include "ui/common/FieldProblem.h"

#include "models/connection/ErrorText.h"
#include "ui/common/Colors.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLineEdit>
#include <QScopedValueRollback>

namespace castellan::ui {

FieldProblem::FieldProblem(QWidget* parent) : PlainLabel(parent)
{
    setWordWrap(true);
    setVisible(false);
    color();
}

void FieldProblem::setField(QLineEdit* field)
{
    m_field = field;
    connect(field, &QLineEdit::textChanged, this, &FieldProblem::clearRefusal);
}

void FieldProblem::setProblem(const QString& problem)
{
    m_problem = problem;
    showWords();
}

void FieldProblem::setRefusal(const domain::Error& error)
{
    m_refusal = error;
    showWords();
    if (m_field != nullptr) {
        m_field->setFocus(Qt::OtherFocusReason);
    }
}

void FieldProblem::clearRefusal()
{
    m_refusal.reset();
    showWords();
}

void FieldProblem::showWords()
{
    QString words = m_problem;
    if (words.isEmpty() && m_refusal) {
        const QString sentence = models::ErrorText::of(*m_refusal).sentence;
        // The same words as in a message bar, id for support included.
        const QString both = QCoreApplication::translate("castellan::ui::MessageBar", "%1 (%2)");
        words = m_refusal->id.isEmpty() ? sentence : both.arg(sentence, m_refusal->id);
    }
    setForeignText(words);
    setVisible(!words.isEmpty());
    if (m_field != nullptr) {
        m_field->setAccessibleDescription(words);
    }
}

void FieldProblem::changeEvent(QEvent* event)
{
    PlainLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isColoring) {
        color();
    }
    if (event->type() == QEvent::LanguageChange && m_refusal) {
        showWords();
    }
}

void FieldProblem::color()
{
    const QScopedValueRollback<bool> guard(m_isColoring, true);
    QPalette changed = palette();
    changed.setColor(QPalette::WindowText, colors::tone(colors::Tone::Bad, changed));
    setPalette(changed);
}

} // namespace castellan::ui
