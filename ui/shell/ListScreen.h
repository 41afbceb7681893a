#pragma once

#include "ui/shell/Screen.h"

#include <QTimer>

class QAbstractButton;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QVBoxLayout;

namespace castellan::models {
class PagedTableModel;
}

namespace castellan::ui {

class PlainLabel;
class RowsOrNothing;
class TableView;

/// A screen that is one long table with a filter above it: what the screens of instances, organizations and domains
/// share. The filter is the database's work; it is asked a moment after the last key.
class ListScreen : public Screen
{
    Q_OBJECT

public:
    void focusFilter() override;
    void focusContent() override;
    void saveState(Settings& settings) const override;
    void restoreState(const Settings& settings) override;

    void setFilterText(const QString& text);

protected:
    /// What stands in place of the table when it has no rows; without `action` there is no button.
    struct Nothing
    {
        QString title;
        QString hint;
        QString action;
    };

    explicit ListScreen(QWidget* parent);
    /// To be called once by the heirs' constructors: the model, which they own, and which outlives the screen's use of it.
    void attach(models::PagedTableModel& model);

    [[nodiscard]] virtual QString filterName() const = 0;
    [[nodiscard]] virtual QString filterHint() const = 0;
    [[nodiscard]] virtual QString countText(int rows) const = 0;
    /// For a table without rows: `isFiltered` when a filter is what keeps them away.
    [[nodiscard]] virtual Nothing nothing(bool isFiltered) const = 0;
    /// Whether something besides the filter's text narrows the rows.
    [[nodiscard]] virtual bool hasOtherFilter() const { return false; }
    virtual void clearOtherFilter() {}
    /// The button of `nothing(false)`.
    virtual void actOnNothing() {}
    /// Another row is current, or the current one has changed.
    virtual void currentRowChanged() = 0;

    /// Beside the filter's text.
    void addFilter(QComboBox* widget);
    void addButton(QAction* action);
    /// Above the rows; it shows and hides itself.
    void addBar(QWidget* bar);
    /// Goes to the row of this key as soon as it is at hand; if it lies elsewhere in a long table, the filter finds it.
    void showRow(const QString& key, const QString& filterText);
    /// The same, with the filters taken away if they may be what hides it, and the keyboard on the rows.
    void returnToRow(const QString& key, const QString& filterText);
    /// -1 if no row is current.
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] TableView& table() const;
    /// To be called by the heirs' constructors, and by itself after a change of language.
    virtual void retranslate();

    void changeEvent(QEvent* event) override;

private:
    void showRows();
    void orderTabs();
    [[nodiscard]] QString countWords() const;
    [[nodiscard]] QString choiceKey(const QComboBox& choice) const;
    void selectFirstRow();
    void resetFilters();
    void lookForAwaited();
    void filterForAwaited();

    models::PagedTableModel* m_model = nullptr;
    QVBoxLayout* m_column;
    QHBoxLayout* m_bar;
    QList<QComboBox*> m_choices;       ///< the filters beside the text
    QList<QAbstractButton*> m_buttons; ///< between the filters and the rows, in the order of Tab
    QLineEdit* m_filter;
    PlainLabel* m_count;
    RowsOrNothing* m_rows;
    QTimer m_filterTimer;
    QTimer m_awaitTimer;
    QString m_awaitedKey;
    QString m_awaitedText;
};

} // namespace castellan::ui
