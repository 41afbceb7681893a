#pragma once

#include <QStyledItemDelegate>

namespace castellan::ui {

/// Paints cells of plain text quickly: background, an icon for the row's facts in the columns that want one, elided text.
/// Rows that are not there yet show a quiet bar.
class PlainDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    [[nodiscard]] QString displayText(const QVariant& value, const QLocale& locale) const override;
};

} // namespace castellan::ui
