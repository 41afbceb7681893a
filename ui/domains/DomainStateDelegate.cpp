#include "ui/domains/DomainStateDelegate.h"

#include "models/table/TableRoles.h"
#include "ui/common/Icons.h"

#include <QPainter>

namespace castellan::ui {

namespace {

constexpr int iconSize = 14;
constexpr int gap = 4;
constexpr int twoIcons = 2 * (iconSize + gap);

} // namespace

DomainStateDelegate::DomainStateDelegate(QObject* parent)
    : QStyledItemDelegate(parent),
      m_primary(icons::primary()),
      m_verified(icons::verified())
{}

void DomainStateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.data(models::LoadingRole).toBool()) {
        m_plain.paint(painter, option, index);
        return;
    }
    // The plain delegate paints the background of what it is given only.
    QStyleOptionViewItem words(option);
    words.rect = QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(twoIcons, 0, 0, 0));
    const QRect icons = QStyle::visualRect(option.direction, option.rect,
                                           QRect(option.rect.topLeft(), QSize(twoIcons, option.rect.height())));
    m_plain.paint(painter, words, index);
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    if (isSelected) {
        const bool isActive = (option.state & QStyle::State_Active) != 0;
        painter->fillRect(icons,
                          option.palette.brush(isActive ? QPalette::Active : QPalette::Inactive, QPalette::Highlight));
    } else if ((option.features & QStyleOptionViewItem::Alternate) != 0) {
        painter->fillRect(icons, option.palette.brush(QPalette::AlternateBase));
    }
    const QIcon::Mode mode = isSelected ? QIcon::Selected : QIcon::Normal;
    QRect place(icons.left() + gap, icons.center().y() - iconSize / 2, iconSize, iconSize);
    if (index.data(models::IsPrimaryRole).toBool()) {
        m_primary.paint(painter, QStyle::visualRect(option.direction, icons, place), Qt::AlignCenter, mode);
    }
    place.translate(iconSize + gap, 0);
    if (index.data(models::IsVerifiedRole).toBool()) {
        m_verified.paint(painter, QStyle::visualRect(option.direction, icons, place), Qt::AlignCenter, mode);
    }
}

QSize DomainStateDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return m_plain.sizeHint(option, index) + QSize(twoIcons, 0);
}

} // namespace castellan::ui
