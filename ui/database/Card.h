#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace castellan::ui {

class PlainLabel;

/// A part of the Database screen: a heading, buttons beside it, and what belongs to it below.
class Card : public QFrame
{
    Q_OBJECT

protected:
    explicit Card(QWidget* parent);

    [[nodiscard]] PlainLabel& heading() { return *m_heading; }
    /// Heading and buttons.
    [[nodiscard]] QHBoxLayout& head() { return *m_head; }
    [[nodiscard]] QVBoxLayout& body() { return *m_body; }
    /// Asked for by the heirs' constructors, and by itself after a change of language.
    virtual void retranslate() = 0;

    void changeEvent(QEvent* event) override;

private:
    PlainLabel* m_heading;
    QHBoxLayout* m_head;
    QVBoxLayout* m_body;
};

} // namespace castellan::ui
