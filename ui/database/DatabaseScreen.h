#pragma once

#include "ui/shell/Screen.h"

#include <array>

class QBoxLayout;
class QFrame;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace castellan::models {
class TargetConnection;
}

namespace castellan::ui {

class MessageBar;
class PingChart;
class PlainLabel;
class ProjectionsCard;

/// What the console is connected to and how that is: the server, the schema and its set-up, the last pings. Each section is
/// a card in a column that scrolls; a new one is one more `make` and `show`.
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
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    enum Fact {
        Target,
        State,
        Address,
        Product,
        Database,
        User,
        Role,
        ReadOnly,
        Tls,
        SchemaState,
        SchemaVersion,
        WantedVersion,
        BatchKeys,
        SchemaDetail,
        LastPing,
        MedianPing,
        FactCount
    };

    struct Card
    {
        QFrame* frame;
        PlainLabel* heading;
        QBoxLayout* head; ///< heading and buttons
        QVBoxLayout* body;
    };

    [[nodiscard]] Card makeCard(QVBoxLayout& column);
    /// A grid of names and values, `columns` pairs a row.
    void addFacts(const Card& card, const QList<Fact>& facts, int columns);
    void makeConnection(QVBoxLayout& column);
    void makeSchema(QVBoxLayout& column);
    void makePings(QVBoxLayout& column);
    void follow();
    void showAll();
    void showConnection();
    void showSchema();
    void showPings();
    void showProblem();
    void showProgress(int done, int total, const QString& step);
    void retranslate();
    void alignFacts();
    void setValue(Fact fact, const QString& text);
    [[nodiscard]] QString nameOf(Fact fact) const;
    [[nodiscard]] QString stateWords() const;
    [[nodiscard]] QString schemaWords() const;

    models::TargetConnection& m_connection;
    std::array<PlainLabel*, FactCount> m_names{};
    std::array<PlainLabel*, FactCount> m_values{};
    MessageBar* m_problem;
    MessageBar* m_setupMessage;
    PlainLabel* m_connectionHeading = nullptr;
    PlainLabel* m_schemaHeading = nullptr;
    PlainLabel* m_pingHeading = nullptr;
    QAction* m_retry;
    QAction* m_setUp;
    QPushButton* m_retryButton;
    QPushButton* m_setUpButton;
    QPushButton* m_pingButton;
    QWidget* m_work;
    PlainLabel* m_step;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    PingChart* m_chart;
    ProjectionsCard* m_projections;
};

} // namespace castellan::ui
