#include "ui/shell/NavigationDelegate.h"

#include "ui/common/Colors.h"

#include <QIcon>
#include <QPainter>
#include <QStyle>

namespace castellan::ui {

namespace {

constexpr int side = 14;
constexpr int gap = 10;

QIcon::Mode modeOf(const QStyleOptionViewItem& option)
{
    if (!(option.state & QStyle::State_Enabled)) {
        return QIcon::Disabled;
    }
    return (option.state & QStyle::State_Selected) ? QIcon::Selected : QIcon::Normal;
}

/// A view without the keyboard says so elsewhere by a paler choice; here the choice is what the window shows.
void paintBackground(QPainter* painter, const QStyleOptionViewItem& option)
{
    const bool isEnabled = option.state & QStyle::State_Enabled;
    if ((option.state & QStyle::State_Selected) && isEnabled) {
        painter->fillRect(option.rect, option.palette.color(QPalette::Active, QPalette::Highlight));
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(option.palette.color(QPalette::HighlightedText));
            painter->drawRect(option.rect.adjusted(2, 2, -3, -3));
        }
    } else if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, colors::line(option.palette));
    }
}

} // namespace

void NavigationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintBackground(painter, option);
    const QIcon::Mode mode = modeOf(option);
    QRect picture(QPoint(option.rect.left() + side, 0), option.decorationSize);
    picture.moveTop(option.rect.top() + (option.rect.height() - picture.height()) / 2);
    QRect text = option.rect;
    text.setLeft(picture.right() + 1 + gap);
    text.setRight(option.rect.right() - side);
    const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
    icon.paint(painter, QStyle::visualRect(option.direction, option.rect, picture), Qt::AlignCenter, mode);
    const QPalette::ColorGroup group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
    painter->setPen(option.palette.color(group, mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(QStyle::visualRect(option.direction, option.rect, text),
                      int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter))
                          | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

} // namespace castellan::ui
