#include "ui/common/SvgIconEngine.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

SvgIconEngine::SvgIconEngine(QByteArray svg, std::optional<colors::Tone> tone) : m_svg(std::move(svg)), m_tone(tone) {}

void SvgIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal scale = painter->device()->devicePixelRatio();
    painter->drawPixmap(rect, scaledPixmap((QSizeF(rect.size()) * scale).toSize(), mode, state, scale));
}

QPixmap SvgIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/)
{
    const QColor color = colorFor(mode);
    const QString key =
        u"castellan-icon-%1-%2-%3x%4"_s.arg(qHash(m_svg)).arg(color.rgba()).arg(size.width()).arg(size.height());
    QPixmap result;
    if (QPixmapCache::find(key, &result)) {
        return result;
    }
    QByteArray svg = m_svg;
    svg.replace("currentColor", color.name().toLatin1());
    result = QPixmap(size);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    QPixmapCache::insert(key, result);
    return result;
}

QPixmap SvgIconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal /*scale*/)
{
    return pixmap(size, mode, state);
}

QIconEngine* SvgIconEngine::clone() const
{
    return new SvgIconEngine(*this); // QIcon owns it
}

QColor SvgIconEngine::colorFor(QIcon::Mode mode) const
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected: return palette.color(QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active: break;
    }
    return m_tone ? colors::tone(*m_tone, palette) : palette.color(QPalette::WindowText);
}

} // namespace castellan::ui
