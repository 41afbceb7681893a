#pragma once

#include "domain/event/Event.h"
#include "models/event/EventListModel.h"

#include <QWidget>

namespace castellan::models {
class TargetConnection;
}

namespace castellan::ui {

class PlainLabel;
class TableView;

/// The latest events of the target, a line each, for the bottom of the window.
class EventStrip final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostRows = 50;

    explicit EventStrip(models::TargetConnection& connection, QWidget* parent = nullptr);

    /// As many rows as fit a glance, none of them cut.
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// A person wants to see more about what happened to this object.
    void eventActivated(const castellan::domain::AggregateKey& aggregate);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    models::EventListModel m_model;
    PlainLabel* m_title;
    TableView* m_table;
};

} // namespace castellan::ui
