#pragma once

#include "domain/command/Batch.h"
#include "domain/organization/Organization.h"
#include "models/changes/UnappliedChange.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace castellan::models {

/// An organization's values as they are typed, for a new one or for one that exists.
class OrganizationForm final : public QObject
{
    Q_OBJECT

public:
    using Draft = Drafts<domain::Organization>::Draft;

    explicit OrganizationForm(QObject* parent = nullptr);

    [[nodiscard]] bool isNew() const { return !m_before; }
    [[nodiscard]] const domain::InstanceId& instance() const { return m_instance; }
    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] domain::OrganizationState state() const { return m_state; }
    [[nodiscard]] bool makesGeneratedDomain() const { return m_makesGeneratedDomain; }

    /// In words, or empty.
    [[nodiscard]] QString idProblem() const;
    [[nodiscard]] QString nameProblem() const;
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] bool canSubmit() const;
    /// What is typed about one that exists; nothing while it is as it was.
    [[nodiscard]] std::optional<Draft> draft() const;
    [[nodiscard]] bool shows(const DraftSubject& subject) const;
    /// What was typed about those that exist: what is kept, and last what is shown.
    [[nodiscard]] QList<UnappliedChange> unapplied();
    /// The commands for what was changed. Only if it can be submitted.
    [[nodiscard]] std::shared_ptr<domain::Batch> batch() const;

    /// For a new one in this instance: everything empty. What was typed about another one is kept as a draft.
    void clear(const domain::InstanceId& instance);
    /// For one that exists. What was typed since the last call stays where it differs from the values of then. If it is
    /// another organization, what was typed about the last one is kept as a draft, and the draft of this one is shown again.
    void load(const domain::Organization& organization, qint64 sequence);
    /// What was typed is given up.
    void revert();
    /// This is stored now, whether it is still shown or not.
    void settle(const Draft& applied);
    /// It is gone: nothing that was typed about it is kept.
    void forget(const DraftSubject& subject);
    /// All of another target.
    void forgetDrafts();
    void setId(const QString& text); ///< new ones; empty: generated
    void setName(const QString& text);
    void setState(domain::OrganizationState state);          ///< existing ones
    void setMakesGeneratedDomain(bool makesGeneratedDomain); ///< new ones; true unless set

signals:
    void changed();
    /// What is kept of objects that are not shown; the latest last.
    void draftsChanged(const QList<castellan::models::DraftSubject>& drafts);

private:
    [[nodiscard]] static std::shared_ptr<domain::Batch> batchOf(const Draft& draft);
    void putAside();
    void takeUp(const Draft& kept);

    Drafts<domain::Organization> m_drafts;
    std::optional<domain::Organization> m_before;
    qint64 m_sequence = 0;
    domain::InstanceId m_instance;
    QString m_id;
    QString m_name;
    domain::OrganizationState m_state = domain::OrganizationState::Active;
    bool m_makesGeneratedDomain = true;
};

} // namespace castellan::models
