#pragma once

#include "ui/common/PlainDelegate.h"

#include <QIcon>

namespace castellan::ui {

/// Puts an icon for primary and one for verified before the words for a domain's state.
class DomainStateDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DomainStateDelegate(QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    PlainDelegate m_plain;
    QIcon m_primary;
    QIcon m_verified;
};

} // namespace castellan::ui
