#include "ui/common/Refusal.h"

#include "ui/common/FieldProblem.h"
#include "ui/common/MessageBar.h"

namespace castellan::ui {

void showRefusal(const domain::Error& error, FieldLines lines, MessageBar& bar)
{
    for (const auto& [member, line] : lines) {
        if (member == error.field) {
            bar.clear();
            line->setRefusal(error);
            return;
        }
    }
    bar.showError(error);
}

} // namespace castellan::ui
