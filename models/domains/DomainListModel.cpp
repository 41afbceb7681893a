#include "models/domains/DomainListModel.h"

#include "models/table/CellText.h"
#include "models/table/RowMerge.h"
#include "models/table/VisibleText.h"

namespace castellan::models {

namespace {

QStringList keysOf(const QList<DomainRow>& rows)
{
    QStringList keys;
    for (const DomainRow& row : rows) {
        keys.append(row.key());
    }
    return keys;
}

QString cell(const DomainRow& row, int column)
{
    switch (column) {
    case DomainListModel::Domain: return visibleText(row.domain);
    case DomainListModel::Kind: return row.kindText();
    case DomainListModel::State: return row.stateText();
    case DomainListModel::Created: return timeText(row.createdAt);
    default: return {};
    }
}

} // namespace

DomainListModel::DomainListModel(QObject* parent) : QAbstractTableModel(parent) {}

int DomainListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_domains.size());
}

int DomainListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DomainListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const DomainRow& row = m_domains.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return cell(row, index.column());
    case LoadingRole: return false;
    case KeyRole: return row.key();
    case IdRole:
    case NameRole: return row.domain;
    case KindRole: return kindName(row.kind);
    case IsPrimaryRole: return row.isPrimary;
    case IsVerifiedRole: return row.isVerified;
    case IsGeneratedRole: return row.isGenerated;
    case InstanceIdRole: return row.instance.value();
    case OrganizationIdRole: return row.organization.value();
    case RowTextRole: return rowText(index.row());
    default: return {};
    }
}

QVariant DomainListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Domain: return tr("Domain", "column");
    case Kind: return tr("Type", "column");
    case State: return tr("State", "column");
    case Created: return tr("Created", "column");
    default: return {};
    }
}

QString DomainListModel::rowText(int row) const
{
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column) {
        cells.append(cell(m_domains.at(row), column));
    }
    return cells.join(QLatin1Char('\t'));
}

void DomainListModel::setDomains(const QList<DomainRow>& domains)
{
    const QList<RowStep> steps = stepsBetween(keysOf(m_domains), keysOf(domains));
    for (const RowStep& step : steps) {
        apply(step, domains);
    }
    const auto shared = static_cast<int>(std::min(m_domains.size(), domains.size()));
    for (int row = 0; row < shared; ++row) {
        if (m_domains.at(row) != domains.at(row)) {
            m_domains[row] = domains.at(row);
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
    if (m_domains.size() > shared) {
        beginRemoveRows({}, shared, static_cast<int>(m_domains.size()) - 1);
        m_domains.resize(shared);
        endRemoveRows();
    } else if (domains.size() > shared) {
        beginInsertRows({}, shared, static_cast<int>(domains.size()) - 1);
        m_domains += domains.mid(shared);
        endInsertRows();
    }
}

void DomainListModel::apply(const RowStep& step, const QList<DomainRow>& domains)
{
    switch (step.kind) {
    case RowStep::Kind::Insert:
        beginInsertRows({}, step.at, step.at);
        m_domains.insert(step.at, domains.at(step.at));
        endInsertRows();
        break;
    case RowStep::Kind::Remove:
        beginRemoveRows({}, step.at, step.at);
        m_domains.removeAt(step.at);
        endRemoveRows();
        break;
    case RowStep::Kind::Move:
        beginMoveRows({}, step.from, step.from, {}, step.at);
        m_domains.move(step.from, step.at);
        endMoveRows();
        break;
    }
}

} // namespace castellan::models
