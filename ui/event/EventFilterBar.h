#pragma once

#include "domain/event/EventFilter.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace castellan::ui {

/// Fields that say which events are listed. What is typed counts a moment after the last key, or on Enter.
class EventFilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit EventFilterBar(QWidget* parent = nullptr);

    /// All but the instance, which is chosen elsewhere.
    [[nodiscard]] domain::EventFilter filter() const;
    [[nodiscard]] bool isEmpty() const;
    void setAggregate(const QString& type, const QString& id);
    void clear();
    /// What stands in the fields, to be kept; a list of another length is not taken.
    [[nodiscard]] QStringList texts() const;
    void setTexts(const QStringList& texts);
    void focusFirst();

signals:
    void filterChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QLineEdit* makeField(const QString& name);
    void applyNow();
    void retranslate();

    QTimer m_timer; ///< used while the fields are made
    // In the order of the row, which is that of the Tab key.
    QLineEdit* m_pattern;
    QComboBox* m_type;
    QLineEdit* m_id;
    QLineEdit* m_creator;
};

} // namespace castellan::ui
