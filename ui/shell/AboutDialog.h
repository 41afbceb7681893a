#pragma once

#include <QDialog>

#include <memory>

namespace castellan::ui {

namespace Ui {
class AboutDialog;
}

/// What the program is, its version and licence, and what it is made with.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent);
    ~AboutDialog() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::unique_ptr<Ui::AboutDialog> m_ui;
};

} // namespace castellan::ui
