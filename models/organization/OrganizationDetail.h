#pragma once

#include "domain/organization/Organization.h"
#include "models/object/ObjectDetail.h"

#include <optional>

namespace castellan::domain {
class Client;
class TargetServices;
} // namespace castellan::domain

namespace castellan::models {

/// Everything the panel shows about one organization.
class OrganizationDetail final : public ObjectDetail
{
    Q_OBJECT

public:
    /// `slot` must differ between details that live at the same time.
    explicit OrganizationDetail(TargetConnection& connection, const QString& slot, QObject* parent = nullptr);

    [[nodiscard]] const domain::InstanceId& instance() const { return m_instance; }
    [[nodiscard]] const domain::OrganizationId& id() const { return m_id; }
    /// Nothing until it is loaded, and when it is gone.
    [[nodiscard]] const std::optional<domain::OrganizationSummary>& summary() const { return m_summary; }
    /// Whether it is its instance's default organization.
    [[nodiscard]] bool isDefault() const { return m_isDefault; }

    /// An empty id: nothing is shown.
    void show(const domain::InstanceId& instance, const domain::OrganizationId& id);

private:
    struct Loaded : Parts
    {
        std::optional<domain::OrganizationSummary> summary;
        bool isDefault = false;
    };

    [[nodiscard]] static domain::Result<Loaded> loadedFrom(domain::TargetServices& services, domain::Client& client,
                                                           const domain::InstanceId& instance,
                                                           const domain::OrganizationId& id);
    [[nodiscard]] bool isEmpty() const override { return m_id.isEmpty(); }
    void read() override;
    void forgetValues() override;

    domain::InstanceId m_instance;
    domain::OrganizationId m_id;
    std::optional<domain::OrganizationSummary> m_summary;
    bool m_isDefault = false;
};

} // namespace castellan::models
