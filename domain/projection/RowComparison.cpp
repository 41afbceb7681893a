#include "domain/projection/RowComparison.h"

#include <cstdlib>

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

Difference about(const Instance& row)
{
    return {.projection = ProjectionName::Instances, .instance = row.id.value()};
}

Difference about(const InstanceDomain& row)
{
    return {.projection = ProjectionName::InstanceDomains, .instance = row.instance.value(), .domain = row.domain};
}

Difference about(const Organization& row)
{
    return {
        .projection = ProjectionName::Organizations, .instance = row.instance.value(), .organization = row.id.value()};
}

Difference about(const OrganizationDomain& row)
{
    return {.projection = ProjectionName::OrganizationDomains,
            .instance = row.instance.value(),
            .organization = row.organization.value(),
            .domain = row.domain};
}

Difference differing(Difference difference, const QString& column, const QString& rowValue, const QString& eventsValue,
                     const EventReference& event)
{
    difference.kind = Difference::Kind::Differing;
    difference.column = column;
    difference.rowValue = rowValue;
    difference.eventsValue = eventsValue;
    difference.event = event;
    return difference;
}

template<typename Entity, typename Column>
QList<Difference> toldOf(const RowDifference<Entity, Column>& difference)
{
    Difference base = about(difference.row ? *difference.row : difference.expected->row());
    if (difference.isExtra()) {
        base.kind = Difference::Kind::Extra;
        base.event = difference.removal;
        return {base};
    }
    const ProjectedRow<Entity, Column>& expected = *difference.expected;
    if (difference.isMissing()) {
        base.kind = Difference::Kind::Missing;
        base.event = expected.added();
        return {base};
    }
    QList<Difference> all;
    const auto add = [&](Column column, const QString& name, const QString& row, const QString& events) {
        all.append(differing(base, name, row, events, expected.reason(column)));
    };
    const auto cells = cellsOf(*difference.row);
    const auto wanted = cellsOf(expected.row());
    for (qsizetype index = 0; index < cells.size(); ++index) {
        if (cells.at(index).value != wanted.at(index).value) {
            add(cells.at(index).column, cells.at(index).name, cells.at(index).value, wanted.at(index).value);
        }
    }
    const Entity& row = *difference.row;
    if (!isSameMoment(row.createdAt, expected.row().createdAt)) {
        add(Column::CreatedAt, u"createdAt"_s, row.createdAt.toIsoText(), expected.row().createdAt.toIsoText());
    }
    if (expected.isUpdateTimeKnown() && !isSameMoment(row.updatedAt, expected.row().updatedAt)) {
        add(Column::UpdatedAt, u"updatedAt"_s, row.updatedAt.toIsoText(), expected.row().updatedAt.toIsoText());
    }
    return all;
}

} // namespace

bool isSameMoment(Timestamp row, Timestamp event)
{
    return row.microseconds >= event.microseconds - longestTransaction
        && row.microseconds <= event.microseconds + longestTransaction;
}

QList<Difference> told(const InstanceDifference& difference)
{
    return toldOf(difference);
}

QList<Difference> told(const InstanceDomainDifference& difference)
{
    return toldOf(difference);
}

QList<Difference> told(const OrganizationDifference& difference)
{
    return toldOf(difference);
}

QList<Difference> told(const OrganizationDomainDifference& difference)
{
    return toldOf(difference);
}

} // namespace castellan::domain
