#pragma once

#include <QByteArray>
#include <QIconEngine>

#include <optional>

#include "ui/common/Colors.h"

namespace castellan::ui {

/// Draws one of our line icons in the colour that fits where it stands: the palette's text colour, the
/// highlighted text when selected, the disabled text when disabled, or a tone.
class SvgIconEngine final : public QIconEngine
{
public:
    /// `svg` draws with `currentColor`.
    explicit SvgIconEngine(QByteArray svg, std::optional<colors::Tone> tone = std::nullopt);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override;

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const;

    QByteArray m_svg;
    std::optional<colors::Tone> m_tone;
};

} // namespace castellan::ui
