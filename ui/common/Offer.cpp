#include "ui/common/Offer.h"

#include "models/changes/CommandSubmitter.h"
#include "models/connection/ErrorText.h"

#include <QAction>
#include <QPushButton>

namespace castellan::ui {

namespace {

template<typename Control>
void offerBy(Control& control, bool isPossible, const models::CommandSubmitter& submitter)
{
    const auto obstacle = submitter.obstacle();
    control.setEnabled(isPossible && !obstacle);
    control.setToolTip(obstacle ? models::ErrorText::of(*obstacle).sentence.toHtmlEscaped() : QString());
}

} // namespace

void offer(QAction& action, bool isPossible, const models::CommandSubmitter& submitter)
{
    offerBy(action, isPossible, submitter);
}

void offer(QPushButton& button, bool isPossible, const models::CommandSubmitter& submitter)
{
    offerBy(button, isPossible, submitter);
}

} // namespace castellan::ui
