#pragma once

#include <QTableView>

class QAction;
class QMenu;
class QMenu;

namespace castellan::ui {

class Settings;

/// A table of ours: whole rows, one at a time; cells painted plainly and quickly; sorting only by columns that the model
/// can sort; the row, id or name to the clipboard; columns that are moved, sized and hidden as the person left them.
/// For models with the roles of models::TableRole.
class TableView final : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// Widths in characters for the first time the table is shown, column by column.
    void setInitialWidths(const QList<int>& characters);
    /// Where the person has not chosen otherwise.
    void hideAtFirst(const QList<int>& columns);

    void saveState(Settings& settings, const QString& name) const;
    void restoreState(const Settings& settings, const QString& name);

signals:
    /// The first time that a row which is at hand has been painted.
    void rowsPainted();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void addCopyActions();
    void copy(int role) const;
    void sortBy(int column);
    void fillColumns(QMenu& menu);
    void addTableMenus(QMenu& menu);
    void showColumnMenu(const QPoint& position);
    void retranslate();

    QAction* m_copyRow;
    QAction* m_copyId;
    QAction* m_copyName;
    bool m_hasPaintedRows = false;
};

} // namespace castellan::ui
