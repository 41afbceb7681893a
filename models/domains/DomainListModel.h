#pragma once

#include "models/domains/DomainRow.h"
#include "models/table/RowMerge.h"
#include "models/table/TableRoles.h"

#include <QAbstractTableModel>
#include <QList>

namespace castellan::models {

/// The domains of one object, for its panel: a short list that is there as a whole.
class DomainListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Domain, Kind, State, Created, ColumnCount };

    explicit DomainListModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] const QList<DomainRow>& domains() const { return m_domains; }
    [[nodiscard]] QString rowText(int row) const;

    /// Merges by key: rows that stay keep their selection.
    void setDomains(const QList<DomainRow>& domains);

private:
    void apply(const RowStep& step, const QList<DomainRow>& domains);

    QList<DomainRow> m_domains;
};

} // namespace castellan::models
