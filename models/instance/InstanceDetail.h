#pragma once

#include "domain/instance/Instance.h"
#include "models/object/ObjectDetail.h"

#include <optional>

namespace castellan::domain {
class Client;
class TargetServices;
} // namespace castellan::domain

namespace castellan::models {

/// Everything the panel shows about one instance.
class InstanceDetail final : public ObjectDetail
{
    Q_OBJECT

public:
    /// `slot` must differ between details that live at the same time.
    explicit InstanceDetail(TargetConnection& connection, const QString& slot, QObject* parent = nullptr);

    [[nodiscard]] const domain::InstanceId& id() const { return m_id; }
    /// Nothing until it is loaded, and when it is gone.
    [[nodiscard]] const std::optional<domain::InstanceSummary>& summary() const { return m_summary; }

    /// An empty id: nothing is shown.
    void show(const domain::InstanceId& id);

private:
    struct Loaded : Parts
    {
        std::optional<domain::InstanceSummary> summary;
    };

    [[nodiscard]] static domain::Result<Loaded> loadedFrom(domain::TargetServices& services, domain::Client& client,
                                                           const domain::InstanceId& id);
    [[nodiscard]] bool isEmpty() const override { return m_id.isEmpty(); }
    void read() override;
    void forgetValues() override { m_summary.reset(); }

    domain::InstanceId m_id;
    std::optional<domain::InstanceSummary> m_summary;
};

} // namespace castellan::models
