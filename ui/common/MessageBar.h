#pragma once

#include "domain/core/Error.h"

#include <QFrame>

#include <optional>

class QLabel;
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
    void clear();
    /// Takes back what has passed by itself: that the database could not be reached, now that it answers.
    void clearLostConnection();
    [[nodiscard]] QString text() const;

signals:
    void closed();

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
    QLabel* m_picture;
    PlainLabel* m_text;
    QToolButton* m_copy;
    QToolButton* m_close;
    bool m_isColoring = false;
};

} // namespace castellan::ui
