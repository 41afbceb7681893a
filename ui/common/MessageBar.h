#pragma once

#include "domain/core/Error.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace castellan::ui {

class PlainLabel;

/// A line in place, above what it is about, that says what failed or what should be known. An error carries its id, and
/// a button that copies all of it for support. Stays until it is closed or taken back; hidden while there is nothing.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showError(const domain::Error& error);
    void showInformation(const QString& text);
    /// A failure in words of the caller's; `details` are what the button copies besides.
    void showProblem(const QString& text, const QString& details);
    /// What can be done about it, as a button beside the text; empty: nothing.
    void setAction(const QString& text, bool isEnabled);
    void clear();
    /// Takes back what has passed by itself: that the database could not be reached, now that it answers.
    void clearLostConnection();
    [[nodiscard]] QString text() const;

signals:
    void closed();
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Kind { Error, Information };

    void open(Kind kind);
    void showSentence();
    void copy() const;
    void color();
    void retranslate();

    Kind m_kind = Kind::Error;
    std::optional<domain::Error> m_error;
    QString m_details; ///< of what is no error of the program's own
    QLabel* m_picture;
    PlainLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_copy;
    QToolButton* m_close;
    bool m_isColoring = false;
};

} // namespace castellan::ui
