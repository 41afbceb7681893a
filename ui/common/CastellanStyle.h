#pragma once

#include <QProxyStyle>

namespace castellan::ui {

/// Fusion, calmer: flat tool bars and panels, roomier rows and tabs, no gradients behind headers.
class CastellanStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    CastellanStyle();

    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                                QStyleHintReturn* returnData) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption* option,
                                       const QWidget* widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                         const QWidget* widget) const override;

private:
    void drawHeader(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
};

} // namespace castellan::ui
