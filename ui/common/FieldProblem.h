#pragma once

#include "domain/core/Error.h"
#include "ui/common/PlainLabel.h"

#include <optional>

class QLineEdit;

namespace castellan::ui {

/// The line under a field that says what is wrong with what is typed in it; takes no room while nothing is. The words are
/// also the field's accessible description, so that they are read out with it. What is wrong is seen while typing (a
/// problem) or found out by the database (a refusal, which stays until something else is typed).
class FieldProblem final : public PlainLabel
{
    Q_OBJECT

public:
    explicit FieldProblem(QWidget* parent = nullptr);

    /// The field that the problem is about.
    void setField(QLineEdit* field);
    /// An empty text: nothing is wrong.
    void setProblem(const QString& problem);
    /// The field gets the keyboard, so that it can be mended at once.
    void setRefusal(const domain::Error& error);
    void clearRefusal();

protected:
    void changeEvent(QEvent* event) override;

private:
    void color();
    void showWords();

    QLineEdit* m_field = nullptr;
    QString m_problem;
    std::optional<domain::Error> m_refusal;
    bool m_isColoring = false;
};

} // namespace castellan::ui
