#include "ui/common/FieldProblem.h"

#include "ui/common/Colors.h"

#include <QEvent>
#include <QScopedValueRollback>

namespace castellan::ui {

FieldProblem::FieldProblem(QWidget* parent) : PlainLabel(parent)
{
    setWordWrap(true);
    setVisible(false);
    color();
}

void FieldProblem::setProblem(const QString& problem)
{
    setForeignText(problem);
    setVisible(!problem.isEmpty());
    if (m_field != nullptr) {
        m_field->setAccessibleDescription(problem);
    }
}

void FieldProblem::changeEvent(QEvent* event)
{
    PlainLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isColoring) {
        color();
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
