#include "domain/projection/FoldedDomain.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestDomain = 255;

} // namespace

QString domainOf(const FoldedEvent& event)
{
    return event.text("domain"_L1);
}

bool isStorableDomain(const QString& domain)
{
    return !domain.isEmpty() && (domain.size() <= longestDomain || domain.toUcs4().size() <= longestDomain);
}

} // namespace castellan::domain
