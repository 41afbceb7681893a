#pragma once

#include <QList>
#include <QStringList>
#include <QTableWidget>
#include <QTimer>

namespace castellan::ui {

/// A short read-only table of texts, as tall as its rows: facts for people, wrapped, never markup, hidden characters
/// visible.
class FactTable final : public QTableWidget
{
    Q_OBJECT

public:
    explicit FactTable(int columns, QWidget* parent = nullptr);

    void setHeaders(const QStringList& texts);
    void setRows(const QList<QStringList>& rows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void spreadColumns();

    QTimer m_fitTimer; ///< once for all columns that got another width
};

} // namespace castellan::ui
