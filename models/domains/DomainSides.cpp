#include "models/domains/DomainSides.h"

#include "domain/port/TargetServices.h"

#include <QByteArray>

namespace castellan::models {

namespace {

using domain::InstanceDomainColumn;
using domain::InstanceDomainCondition;
using domain::OrganizationDomainColumn;
using domain::OrganizationDomainCondition;
using domain::SortDirection;

template<typename Column>
domain::Condition<Column> allOf(const QList<domain::Condition<Column>>& members)
{
    return members.isEmpty() ? domain::Condition<Column>() : domain::Condition<Column>::all(members);
}

template<typename Column>
QList<domain::Condition<Column>> common(const DomainQuery& query)
{
    using Condition = domain::Condition<Column>;
    QList<Condition> members;
    if (!query.instance.isEmpty()) {
        members.append(Condition::equals(Column::InInstance, query.instance.value()));
    }
    if (!query.text.isEmpty()) {
        members.append(
            Condition::text(Column::Domain, domain::TextMatch::Contains, query.text, domain::Letters::IgnoreAsciiCase));
    }
    return members;
}

template<typename Column>
domain::Order<Column> order(const DomainQuery& query, bool isReversed)
{
    const bool isAscending = (query.direction == SortDirection::Ascending) != isReversed;
    const Column column = query.sorting == DomainSorting::Domain ? Column::Domain
        : query.sorting == DomainSorting::Created                ? Column::CreatedAt
                                                                 : Column::UpdatedAt;
    return {column, isAscending ? SortDirection::Ascending : SortDirection::Descending};
}

template<typename Column, typename Repository>
DomainSide makeSide(const Repository& repository, domain::Client& client, const domain::Condition<Column>& condition,
                    const domain::Order<Column>& order)
{
    DomainSide side;
    side.list = [&repository, &client, condition, order](const std::optional<domain::PageKey>& after, qint64 skip,
                                                         int limit) -> domain::Result<DomainSide::Page> {
        const auto page = repository.list(client, domain::ListRequest<Column>{condition, order, after, skip, limit});
        if (!page) {
            return domain::failed(page.error());
        }
        DomainSide::Page rows;
        rows.end = page->end;
        for (const auto& item : page->items) {
            rows.items.append(DomainRow::of(item));
        }
        return rows;
    };
    side.count = [&repository, &client, condition] { return repository.count(client, condition); };
    return side;
}

} // namespace

std::vector<DomainSide> domainSides(domain::TargetServices& services, domain::Client& client, const DomainQuery& query,
                                    bool isReversed)
{
    std::vector<DomainSide> sides;
    if (query.kind != DomainKind::Organization) {
        QList<InstanceDomainCondition> members = common<InstanceDomainColumn>(query);
        if (query.kind) {
            members.append(InstanceDomainCondition::equals(InstanceDomainColumn::Type, kindName(*query.kind)));
        }
        sides.push_back(makeSide(services.instanceDomains(), client, allOf(members),
                                 order<InstanceDomainColumn>(query, isReversed)));
    }
    if (!query.kind || query.kind == DomainKind::Organization) {
        sides.push_back(makeSide(services.organizationDomains(), client, allOf(common<OrganizationDomainColumn>(query)),
                                 order<OrganizationDomainColumn>(query, isReversed)));
    }
    return sides;
}

bool isBefore(const DomainRow& first, const DomainRow& second, DomainSorting sorting)
{
    switch (sorting) {
    case DomainSorting::Domain: return first.domain.toUtf8() < second.domain.toUtf8(); // by bytes, as the databases do
    case DomainSorting::Created: return first.createdAt < second.createdAt;
    case DomainSorting::Changed: return first.updatedAt < second.updatedAt;
    }
    Q_UNREACHABLE();
}

} // namespace castellan::models
