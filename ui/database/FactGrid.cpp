#include "ui/database/FactGrid.h"

#include "ui/common/FactField.h"
#include "ui/common/PlainLabel.h"

#include <QGridLayout>

#include <algorithm>

namespace castellan::ui {

namespace {

constexpr int between = 16;
constexpr int above = 2;
constexpr int leading = 4;
constexpr int leastValueWidth = 48;

} // namespace

FactGrid::FactGrid(const QList<int>& rows, QWidget* parent) : QWidget(parent)
{
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(between);
    grid->setVerticalSpacing(above);
    const int most = *std::max_element(rows.begin(), rows.end());
    for (int row = 0; row < rows.size(); ++row) {
        for (int place = 0; place < rows.at(row); ++place) {
            const bool isLast = place == rows.at(row) - 1;
            addFact(*grid, row, place, isLast ? 2 * (most - place) - 1 : 1);
        }
    }
    for (int place = 0; place < most; ++place) {
        grid->setColumnStretch(2 * place + 1, 1);
        grid->setColumnMinimumWidth(2 * place + 1, leastValueWidth);
    }
}

void FactGrid::addFact(QGridLayout& grid, int row, int place, int span)
{
    auto* const name = new PlainLabel(this);
    auto* const value = new FactField(this);
    name->setForegroundRole(QPalette::WindowText); // on a card it would be the role of Base, which stays as it is
    name->setSubdued(true);
    value->setMinimumWidth(leastValueWidth);
    value->setFixedHeight(fontMetrics().height() + leading);
    grid.addWidget(name, row, 2 * place);
    grid.addWidget(value, row, 2 * place + 1, 1, span);
    m_names.append(name);
    m_values.append(value);
}

void FactGrid::setName(int fact, const QString& name)
{
    m_names.at(fact)->setText(name);
    m_values.at(fact)->setAccessibleName(name);
}

void FactGrid::setValue(int fact, const QString& text)
{
    m_values.at(fact)->setFact(text.isEmpty() ? QStringLiteral("–") : text);
}

} // namespace castellan::ui
