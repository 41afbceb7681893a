#pragma once

#include <QListWidget>

namespace castellan::ui {

class Screen;

/// The list of screens at the side of the window.
class Navigation final : public QListWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget* parent);

    void addScreen(const Screen& screen);
    /// Reads the screens' titles again.
    void retranslate(const QList<Screen*>& screens);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void screenChosen(int index);
    /// A click or Enter: on to what the screen shows. The arrow keys stay in the list.
    void screenEntered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void color();

    bool m_isColoring = false;
};

} // namespace castellan::ui
