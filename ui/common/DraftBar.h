#pragma once

#include "models/changes/Drafts.h"

#include <QWidget>

namespace castellan::ui {

class MessageBar;

/// Says that a change was left before it was applied, and offers the way back to it. Hidden while there is none.
class DraftBar final : public QWidget
{
    Q_OBJECT

public:
    explicit DraftBar(QWidget* parent);

    /// The latest last: that is the one to go back to.
    void showDrafts(const QList<models::DraftSubject>& drafts);

signals:
    void returnRequested(const castellan::models::DraftSubject& draft);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showWords();

    QList<models::DraftSubject> m_drafts;
    MessageBar* m_message;
};

} // namespace castellan::ui
