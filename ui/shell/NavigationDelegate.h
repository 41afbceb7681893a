#pragma once

#include <QStyledItemDelegate>

namespace castellan::ui {

/// Draws the screens at the side: a picture, a word, air around both, and one flat colour for the chosen one.
class NavigationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace castellan::ui
