#pragma once

#include "domain/organization/Organization.h"
#include "models/object/ObjectForm.h"

#include <QString>

#include <memory>

namespace castellan::models {

using TypedOrganization = ObjectForm<domain::Organization, &domain::Organization::name, &domain::Organization::state>;

/// An organization's values as they are typed, for a new one or for one that exists.
class OrganizationForm final : public TypedOrganization
{
    Q_OBJECT

public:
    explicit OrganizationForm(QObject* parent = nullptr);

    [[nodiscard]] const domain::InstanceId& instance() const { return typed().instance; }
    [[nodiscard]] const QString& id() const { return isNew() ? m_id : typed().id.value(); }
    [[nodiscard]] const QString& name() const { return typed().name; }
    [[nodiscard]] domain::OrganizationState state() const { return typed().state; }
    [[nodiscard]] bool makesGeneratedDomain() const { return m_makesGeneratedDomain; }

    /// In words, or empty.
    [[nodiscard]] QString idProblem() const;
    [[nodiscard]] QString nameProblem() const;
    [[nodiscard]] bool isDirty() const override;
    [[nodiscard]] bool canSubmit() const;
    /// The commands for what was changed. Only if it can be submitted.
    [[nodiscard]] std::shared_ptr<domain::Batch> batch() const;

    /// For a new one in this instance: everything empty. What was typed about another one is kept as a draft.
    void clear(const domain::InstanceId& instance);
    void setId(const QString& text); ///< new ones; empty: generated
    void setName(const QString& text);
    void setState(domain::OrganizationState state);          ///< existing ones
    void setMakesGeneratedDomain(bool makesGeneratedDomain); ///< new ones; true unless set

private:
    [[nodiscard]] std::shared_ptr<domain::Batch> batchOf(const Draft& draft) const override;
    [[nodiscard]] DraftSubject subjectOf(const domain::Organization& organization) const override;

    QString m_id; ///< of a new one
    bool m_makesGeneratedDomain = true;
};

} // namespace castellan::models
