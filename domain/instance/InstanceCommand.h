#pragma once

#include "domain/command/CheckedText.h"
#include "domain/command/RecordedCommand.h"
#include "domain/core/Id.h"
#include "domain/instance/Instance.h"

namespace castellan::domain {

/// A command inside an instance, and about the instance itself unless `aggregate` says otherwise.
class InstanceCommand : public RecordedCommand
{
public:
    InstanceId instance; ///< as typed: trimmed when used

    [[nodiscard]] AggregateKey aggregate() const override;
    void reads(ReadSet& reads) const override;

protected:
    explicit InstanceCommand(InstanceId ofInstance) : instance(std::move(ofInstance)) {}

    /// The id as it is used.
    [[nodiscard]] InstanceId instanceId() const { return InstanceId(instance.value().trimmed()); }
    /// Errors: InvalidArgument with this refusal, or `CAS-InstanceId`.
    [[nodiscard]] Result<void> checkInstanceId(const Refusal& whenEmpty = {}) const;
    /// Errors: NotFound with this id, or `CAS-InstanceNotFound`.
    [[nodiscard]] Result<Instance> existingInstance(Context& context, const QString& missingId = {}) const;
};

} // namespace castellan::domain
