#include "domain/projection/Difference.h"

namespace castellan::domain {

QString differenceText(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Missing: return QStringLiteral("missing");
    case Difference::Kind::Extra: return QStringLiteral("extra");
    case Difference::Kind::Differing: return QStringLiteral("differing");
    }
    Q_UNREACHABLE();
}

} // namespace castellan::domain
