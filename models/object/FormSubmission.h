#pragma once

#include "domain/core/Result.h"
#include "domain/invoke/BatchOutcome.h"
#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "models/object/SubmissionSignals.h"

namespace castellan::models {

/// Sends what is typed in a form of an object that exists, one batch at a time, and settles the form by the outcome. Both
/// outlive this.
template<typename Form>
class FormSubmission final : public SubmissionSignals
{
public:
    FormSubmission(Form& form, CommandSubmitter& submitter) : m_form(form), m_submitter(submitter) {}

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] bool canSubmit() const { return m_form.draft() && m_form.canSubmit() && !m_isBusy; }

    /// Nothing where it cannot.
    void submit()
    {
        if (!canSubmit()) {
            return;
        }
        const auto sent = *m_form.draft(); // as it is now, whatever is told meanwhile
        setBusy(true);
        whenFinished(m_submitter.submit(m_form.batch()), this,
                     [this, sent](const domain::Result<domain::BatchOutcome>& outcome) { receive(sent, outcome); });
    }

private:
    void receive(const typename Form::Draft& sent, const domain::Result<domain::BatchOutcome>& outcome)
    {
        setBusy(false);
        if (outcome) {
            m_form.settle(sent);
            emit applied();
        } else if (m_form.shows(sent.subject)) {
            emit refused(outcome.error());
        } else {
            emit draftRefused(outcome.error());
        }
    }
    void setBusy(bool isBusy)
    {
        m_isBusy = isBusy;
        emit busyChanged();
    }

    Form& m_form;
    CommandSubmitter& m_submitter;
    bool m_isBusy = false;
};

} // namespace castellan::models
