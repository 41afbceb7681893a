#include "ui/common/CastellanStyle.h"

#include "ui/common/Colors.h"

#include <QPainter>
#include <QStyleOption>
#include <QTabWidget>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

void drawHeaderSection(const QStyleOption* option, QPainter* painter)
{
    painter->fillRect(option->rect, colors::chrome(option->palette));
    painter->setPen(colors::line(option->palette));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    const int edge = option->direction == Qt::RightToLeft ? option->rect.left() : option->rect.right();
    painter->drawLine(edge, option->rect.top() + 6, edge, option->rect.bottom() - 6);
}

/// Of the text's colour, in the middle of its room whatever the scale.
void drawSortArrow(const QStyleOption* option, QPainter* painter)
{
    const auto* const header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (header == nullptr || header->sortIndicator == QStyleOptionHeader::None) {
        return;
    }
    constexpr double half = 4.0;
    constexpr double rise = 2.0;
    const double toTip = header->sortIndicator == QStyleOptionHeader::SortUp ? -rise : rise;
    const QPointF center = QRectF(option->rect).center();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors::subdued(option->palette));
    painter->drawPolygon(
        QPolygonF({center + QPointF(-half, -toTip), center + QPointF(half, -toTip), center + QPointF(0.0, toTip)}));
    painter->restore();
}

void drawToolBar(const QStyleOption* option, QPainter* painter)
{
    painter->fillRect(option->rect, option->palette.window());
    painter->setPen(colors::line(option->palette));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
}

} // namespace

CastellanStyle::CastellanStyle() : QProxyStyle(u"Fusion"_s) {}

int CastellanStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ToolBarItemMargin:
    case PM_ToolBarFrameWidth: return 3;
    case PM_ToolBarItemSpacing: return 4;
    case PM_SplitterWidth: return 5;
    case PM_HeaderMargin: return 6; // as the cells below
    case PM_ToolBarIconSize:
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return QProxyStyle::pixelMetric(PM_SmallIconSize, option, widget) + 2;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CastellanStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

void CastellanStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    switch (element) {
    case CE_Header: return drawHeader(option, painter, widget);
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: return drawHeaderSection(option, painter);
    case CE_ToolBar: return drawToolBar(option, painter);
    case CE_Splitter: return painter->fillRect(option->rect, option->palette.window());
    default: return QProxyStyle::drawControl(element, option, painter, widget);
    }
}

/// As Fusion does, but with the places that this style gives to the parts.
void CastellanStyle::drawHeader(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const auto* const header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (header == nullptr) {
        return QProxyStyle::drawControl(CE_Header, option, painter, widget);
    }
    painter->save();
    painter->setClipRect(option->rect, Qt::IntersectClip);
    drawControl(CE_HeaderSection, option, painter, widget);
    QStyleOptionHeaderV2 part;
    if (const auto* const full = qstyleoption_cast<const QStyleOptionHeaderV2*>(option)) {
        part = *full;
    } else {
        part.QStyleOptionHeader::operator=(*header);
    }
    part.rect = subElementRect(SE_HeaderLabel, option, widget);
    if (part.rect.isValid()) {
        drawControl(CE_HeaderLabel, &part, painter, widget);
    }
    if (header->sortIndicator != QStyleOptionHeader::None) {
        part.rect = subElementRect(SE_HeaderArrow, option, widget);
        drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
    }
    painter->restore();
}

void CastellanStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const
{
    switch (element) {
    case PE_FrameStatusBarItem: return;
    case PE_IndicatorHeaderArrow: return drawSortArrow(option, painter);
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, colors::chrome(option->palette));
        painter->setPen(colors::line(option->palette));
        painter->drawLine(option->rect.topLeft(), option->rect.topRight());
        return;
    default: return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

/// The tabs of a panel begin where its other parts do, and the arrow of a sorted column has all of its height.
QRect CastellanStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    constexpr int panelMargin = 8;
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_HeaderArrow) {
        return {rect.left(), option->rect.top(), rect.width(), option->rect.height()};
    }
    const auto* const tabs = qobject_cast<const QTabWidget*>(widget);
    const bool isPanels = element == SE_TabWidgetTabBar && tabs != nullptr && tabs->documentMode();
    return isPanels ? rect.translated(option->direction == Qt::RightToLeft ? -panelMargin : panelMargin, 0) : rect;
}

QSize CastellanStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                       const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
    case CT_PushButton: return result.expandedTo(QSize(0, 28));
    case CT_TabBarTab: result.rheight() += 5; return result;
    case CT_MenuItem:
        if (size.height() > 8) { // not a separator
            result.rheight() += 2;
        }
        return result;
    default: return result;
    }
}

} // namespace castellan::ui
