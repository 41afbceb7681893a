#pragma once

#include "ui/common/PlainLabel.h"

class QWidget;

namespace castellan::ui {

/// The line under a field that says what is wrong with what is typed in it; takes no room while nothing is. The words are
/// also the field's accessible description, so that they are read out with it.
class FieldProblem final : public PlainLabel
{
    Q_OBJECT

public:
    explicit FieldProblem(QWidget* parent = nullptr);

    /// The field that the problem is about.
    void setField(QWidget* field) { m_field = field; }
    /// An empty text: nothing is wrong.
    void setProblem(const QString& problem);

protected:
    void changeEvent(QEvent* event) override;

private:
    void color();

    QWidget* m_field = nullptr;
    bool m_isColoring = false;
};

} // namespace castellan::ui
