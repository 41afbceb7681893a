#pragma once

#include <QColor>
#include <QHash>
#include <QLabel>

namespace castellan::ui {

/// A label that never reads its text as markup, whatever a database put into it. Text set with
/// `setForeignText` shows control, bidirectional and zero-width characters visibly.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget* parent = nullptr);
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr);

    /// Text that came from a database, a server or a file.
    void setForeignText(const QString& text);
    /// Quieter than the text around it, in both palettes.
    void setSubdued(bool subdued);
    /// `factor` times the usual size, and bold if asked.
    void setEmphasis(double factor, bool bold);
    /// As of any label, but lays a text out once a width: layouts ask again and again.
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void initialize();
    void applySubdued();

    mutable QString m_measured; ///< the text that the heights are of
    mutable QHash<int, int> m_heights;
    bool m_subdued = false;
    QColor m_shownOn; ///< the window colour that the subdued text was chosen for
};

} // namespace castellan::ui
