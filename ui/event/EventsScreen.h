#pragma once

#include "domain/core/Id.h"
#include "domain/event/Event.h"
#include "models/event/EventListModel.h"
#include "ui/shell/Screen.h"

namespace castellan::models {
class TargetConnection;
}

namespace castellan::ui {

class EventFilterBar;
class EventPanel;
class LiveIndicator;
class RowsOrNothing;
class TableView;

/// All events of one instance or of all, newest first, with new ones appearing while one looks.
class EventsScreen final : public Screen
{
    Q_OBJECT

public:
    explicit EventsScreen(models::TargetConnection& connection, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("events"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QWidget* detailPanel() override;
    void focusDetail() override;
    void focusFilter() override;
    void focusContent() override;
    void saveState(Settings& settings) const override;
    void restoreState(const Settings& settings) override;

    /// Empty: all instances.
    void setInstance(const domain::InstanceId& instance);
    /// Only the events of this object.
    void showAggregate(const domain::AggregateKey& aggregate);

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void followModel();
    void applyFilter();
    void showRows();
    void showCurrent();
    void stayInPlace(int arrived);
    void retranslate();

    models::EventListModel m_model;
    domain::InstanceId m_instance;
    EventFilterBar* m_filter;
    LiveIndicator* m_live;
    RowsOrNothing* m_rows;
    TableView* m_table;
    EventPanel* m_panel;
};

} // namespace castellan::ui
