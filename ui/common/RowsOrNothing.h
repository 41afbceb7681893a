#pragma once

#include "ui/common/PageStack.h"

namespace castellan::ui {

class EmptyState;
class TableView;

/// A table, and what stands in its place while it has no rows. Where the keyboard was in the one, it goes on in the other.
class RowsOrNothing final : public PageStack
{
    Q_OBJECT

public:
    explicit RowsOrNothing(QWidget* parent);

    [[nodiscard]] TableView& table() { return *m_table; }
    [[nodiscard]] EmptyState& nothing() { return *m_nothing; }
    void showRows(bool areThere);
    /// The keyboard into whichever is shown.
    void focusContent();

private:
    TableView* m_table;
    EmptyState* m_nothing;
};

} // namespace castellan::ui
