#pragma once

#include "domain/core/Error.h"
#include "domain/core/Result.h"
#include "domain/organization/Organization.h"
#include "models/domains/DomainListModel.h"
#include "models/event/HistoryModel.h"

#include <QObject>
#include <QString>

#include <optional>

namespace castellan::domain {
class Client;
class TargetServices;
} // namespace castellan::domain

namespace castellan::models {

class TargetConnection;

/// Everything the panel shows about one organization; follows the connection.
class OrganizationDetail final : public QObject
{
    Q_OBJECT

public:
    /// `slot` must differ between details that live at the same time.
    explicit OrganizationDetail(TargetConnection& connection, const QString& slot, QObject* parent = nullptr);

    [[nodiscard]] const domain::InstanceId& instance() const { return m_instance; }
    [[nodiscard]] const domain::OrganizationId& id() const { return m_id; }
    /// Nothing until it is loaded, and when it is gone.
    [[nodiscard]] const std::optional<domain::OrganizationSummary>& summary() const { return m_summary; }
    /// The latest sequence of its events at the time it was read, for `Command::expectedSequence`.
    [[nodiscard]] qint64 sequence() const { return m_sequence; }
    /// Whether it is its instance's default organization.
    [[nodiscard]] bool isDefault() const { return m_isDefault; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    /// It was read, and is not there.
    [[nodiscard]] bool isGone() const { return m_isGone; }
    [[nodiscard]] DomainListModel& domains() { return m_domains; }
    [[nodiscard]] HistoryModel& history() { return m_history; }

    /// An empty id: nothing is shown.
    void show(const domain::InstanceId& instance, const domain::OrganizationId& id);
    void refresh();

signals:
    /// Loaded, or gone (no summary).
    void changed();
    void loadingChanged(bool isLoading);
    void failed(const castellan::domain::Error& error);

private:
    struct Loaded
    {
        std::optional<domain::OrganizationSummary> summary;
        QList<DomainRow> domains;
        bool isDefault = false;
        QList<domain::StoredEvent> history;
    };

    [[nodiscard]] static domain::Result<Loaded> read(domain::TargetServices& services, domain::Client& client,
                                                     const domain::InstanceId& instance,
                                                     const domain::OrganizationId& id);
    void load();
    void receive(const domain::Result<Loaded>& loaded);
    void clear();
    void setLoading(bool isLoading);

    TargetConnection& m_connection;
    const QString m_slot;
    domain::InstanceId m_instance;
    domain::OrganizationId m_id;
    std::optional<domain::OrganizationSummary> m_summary;
    qint64 m_sequence = 0;
    bool m_isDefault = false;
    bool m_isLoading = false;
    bool m_isGone = false;
    DomainListModel m_domains;
    HistoryModel m_history;
    quint64 m_generation = 0;
};

} // namespace castellan::models
