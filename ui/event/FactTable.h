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
    /// The first column as wide as its texts, for names; else all are equally wide.
    void fitFirstColumn();
    void setRows(const QList<QStringList>& rows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void fit();

    QTimer m_fitTimer; ///< once for all columns that got another width
};

} // namespace castellan::ui
