#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;

namespace castellan::ui {

class FactField;
class PlainLabel;

/// Names and values, row by row; a value that is not known is a dash.
class FactGrid final : public QWidget
{
    Q_OBJECT

public:
    /// `rows` says how many facts each row has; the facts are counted through from 0.
    FactGrid(const QList<int>& rows, QWidget* parent);

    void setName(int fact, const QString& name);
    /// Text of others, shown with hidden characters visible.
    void setValue(int fact, const QString& text);

private:
    void addFact(QGridLayout& grid, int row, int place, int span);

    QList<PlainLabel*> m_names;
    QList<FactField*> m_values;
};

} // namespace castellan::ui
