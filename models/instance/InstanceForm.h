#pragma once

#include "domain/instance/Instance.h"
#include "models/object/ObjectForm.h"

#include <QString>

#include <memory>

namespace castellan::models {

using TypedInstance = ObjectForm<domain::Instance, &domain::Instance::name, &domain::Instance::defaultLanguage,
                                 &domain::Instance::defaultOrganization>;

/// An instance's values as they are typed, for a new one or for one that exists.
class InstanceForm final : public TypedInstance
{
    Q_OBJECT

public:
    explicit InstanceForm(QObject* parent = nullptr);

    [[nodiscard]] const QString& id() const { return isNew() ? m_id : typed().id.value(); }
    [[nodiscard]] const QString& name() const { return typed().name; }
    [[nodiscard]] const QString& defaultLanguage() const { return typed().defaultLanguage; }
    [[nodiscard]] const QString& defaultOrganization() const { return typed().defaultOrganization.value(); }

    /// In words, or empty.
    [[nodiscard]] QString idProblem() const;
    [[nodiscard]] QString nameProblem() const;
    [[nodiscard]] QString defaultLanguageProblem() const;
    [[nodiscard]] QString defaultOrganizationProblem() const;
    [[nodiscard]] bool isDirty() const override;
    [[nodiscard]] bool canSubmit() const;
    /// The commands for what was changed. Only if it can be submitted.
    [[nodiscard]] std::shared_ptr<domain::Batch> batch() const;

    /// For a new one: everything empty. What was typed about another one is kept as a draft.
    void clear();
    void setId(const QString& text); ///< new ones; empty: generated
    void setName(const QString& text);
    void setDefaultLanguage(const QString& text);
    void setDefaultOrganization(const QString& id);

private:
    [[nodiscard]] std::shared_ptr<domain::Batch> batchOf(const Draft& draft) const override;
    [[nodiscard]] DraftSubject subjectOf(const domain::Instance& instance) const override;

    QString m_id; ///< of a new one
};

} // namespace castellan::models
