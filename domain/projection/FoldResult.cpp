#include "domain/projection/FoldResult.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

bool isRefusal(FoldResult result)
{
    return result != FoldResult::Applied && result != FoldResult::Ignored;
}

QString refusalText(FoldResult result)
{
    switch (result) {
    case FoldResult::Applied:
    case FoldResult::Ignored: return {};
    case FoldResult::RowExists: return u"What the event adds is already there."_s;
    case FoldResult::RowMissing: return u"What the event changes is not there."_s;
    case FoldResult::ParentMissing: return u"What the event adds belongs to something that is not there."_s;
    case FoldResult::EmptyName: return u"The event has no name, and the table takes none that is empty."_s;
    case FoldResult::InvalidDomain: return u"The event's domain is empty or longer than 255 characters."_s;
    case FoldResult::UnknownValidation: return u"The event names an unknown type of validation."_s;
    }
    Q_UNREACHABLE();
}

} // namespace castellan::domain
