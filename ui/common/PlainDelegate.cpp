#include "ui/common/PlainDelegate.h"

#include "models/table/TableRoles.h"
#include "ui/common/Colors.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace castellan::ui {

namespace {

constexpr int margin = 6;

void paintPlaceholder(QPainter* painter, const QStyleOptionViewItem& option)
{
    constexpr int barHeight = 8;
    constexpr int widthParts = 3;
    QRect bar = option.rect.adjusted(margin, 0, -margin, 0);
    bar.setWidth(bar.width() * 2 / widthParts);
    bar.setTop(option.rect.center().y() - barHeight / 2);
    bar.setHeight(barHeight);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors::line(option.palette));
    painter->drawRoundedRect(QStyle::visualRect(option.direction, option.rect, bar), barHeight / 2.0, barHeight / 2.0);
    painter->restore();
}

} // namespace

void PlainDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    if (isSelected) {
        const QPalette::ColorGroup group = (option.state & QStyle::State_Active) != 0 ? QPalette::Active
                                                                                      : QPalette::Inactive;
        painter->fillRect(option.rect, option.palette.brush(group, QPalette::Highlight));
    } else if ((option.features & QStyleOptionViewItem::Alternate) != 0) {
        painter->fillRect(option.rect, option.palette.brush(QPalette::AlternateBase));
    }
    if (index.data(models::LoadingRole).toBool()) {
        static_cast<void>(index.data(Qt::DisplayRole)); // the row is looked at, so it is asked for
        paintPlaceholder(painter, option);
        return;
    }
    QColor color = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    if (!isSelected && index.column() > 0 && index.data(models::StateRole).toString() == QLatin1String("inactive")) {
        color = colors::subdued(option.palette);
    }
    const int alignment = index.data(Qt::TextAlignmentRole).isValid() ? index.data(Qt::TextAlignmentRole).toInt()
                                                                      : int(Qt::AlignLeading | Qt::AlignVCenter);
    const QRect text = option.rect.adjusted(margin, 0, -margin, 0);
    painter->setLayoutDirection(Qt::LayoutDirectionAuto); // by the letters: a date or a domain reads as it is written
    painter->setPen(color);
    painter->setFont(option.font);
    const QString shown = option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight,
                                                        text.width());
    painter->drawText(
        text, int(QStyle::visualAlignment(option.direction, Qt::Alignment(alignment))) | Qt::TextSingleLine, shown);
}

QSize PlainDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = index.data(models::LoadingRole).toBool() ? QString() : index.data(Qt::DisplayRole).toString();
    return {option.fontMetrics.horizontalAdvance(text) + 2 * margin, option.fontMetrics.height() + margin};
}

/// What had no room is told whole.
bool PlainDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index)
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const bool isCut = view->fontMetrics().horizontalAdvance(text) > option.rect.width() - 2 * margin;
    if (event->type() != QEvent::ToolTip || !isCut) {
        QToolTip::hideText();
        return false;
    }
    QToolTip::showText(event->globalPos(), text.toHtmlEscaped(), view, option.rect);
    return true;
}

QString PlainDelegate::displayText(const QVariant& value, const QLocale& /*locale*/) const
{
    return value.toString();
}

} // namespace castellan::ui
