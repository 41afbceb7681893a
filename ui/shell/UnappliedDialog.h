#pragma once

#include "domain/core/Result.h"
#include "domain/invoke/BatchOutcome.h"
#include "models/changes/UnappliedChange.h"

#include <QDialog>
#include <QList>

class QPushButton;

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

class MessageBar;
class PlainLabel;

/// Asks what becomes of changes that have not been applied, before what they are about is left. Accepted when they are
/// applied or discarded; rejected when the person goes on editing, which is what Enter and Escape do.
class UnappliedDialog final : public QDialog
{
    Q_OBJECT

public:
    UnappliedDialog(models::CommandSubmitter& submitter, const QList<models::UnappliedChange>& changes,
                    QWidget* parent);

private:
    void layOut();
    void showChanges();
    void showOffers();
    void applyNext();
    void receive(const domain::Result<domain::BatchOutcome>& applied);
    void discard();

    models::CommandSubmitter& m_submitter;
    QList<models::UnappliedChange> m_changes; ///< that are still open
    PlainLabel* m_question;
    PlainLabel* m_names;
    PlainLabel* m_hint;
    MessageBar* m_message;
    QPushButton* m_apply;
    QPushButton* m_discard;
    QPushButton* m_keep;
    bool m_isBusy = false;
};

} // namespace castellan::ui
