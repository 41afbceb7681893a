#pragma once

#include "ui/shell/Screen.h"

class QBoxLayout;

namespace castellan::models {
class TargetConnection;
}

namespace castellan::ui {

class ConnectionCard;
class MessageBar;
class PingsCard;
class ProjectionsCard;
class SchemaCard;

/// What the console is connected to and how that is: the server, the last pings, the schema and its set-up, the tables. Each
/// is a card; where there is room, the first three stand side by side, so that nothing of them needs scrolling for.
class DatabaseScreen final : public Screen
{
    Q_OBJECT

public:
    explicit DatabaseScreen(models::TargetConnection& connection, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QList<QAction*> actions(MenuId menu) const override;
    void focusContent() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void follow();
    void refresh();
    void showProblem();

    models::TargetConnection& m_connection;
    MessageBar* m_problem;
    ConnectionCard* m_target;
    PingsCard* m_pings;
    SchemaCard* m_schema;
    ProjectionsCard* m_projections;
    QBoxLayout* m_columns;
};

} // namespace castellan::ui
