#pragma once

#include "domain/command/Batch.h"
#include "domain/instance/Instance.h"
#include "models/changes/UnappliedChange.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace castellan::models {

/// An instance's values as they are typed, for a new one or for one that exists.
class InstanceForm final : public QObject
{
    Q_OBJECT

public:
    using Draft = Drafts<domain::Instance>::Draft;

    explicit InstanceForm(QObject* parent = nullptr);

    [[nodiscard]] bool isNew() const { return !m_before; }
    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const QString& defaultLanguage() const { return m_defaultLanguage; }
    [[nodiscard]] const QString& defaultOrganization() const { return m_defaultOrganization; }

    /// In words, or empty.
    [[nodiscard]] QString idProblem() const;
    [[nodiscard]] QString nameProblem() const;
    [[nodiscard]] QString defaultLanguageProblem() const;
    [[nodiscard]] QString defaultOrganizationProblem() const;
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] bool canSubmit() const;
    /// What is typed about one that exists; nothing while it is as it was.
    [[nodiscard]] std::optional<Draft> draft() const;
    [[nodiscard]] bool shows(const DraftSubject& subject) const;
    /// What was typed about those that exist: what is kept, and last what is shown.
    [[nodiscard]] QList<UnappliedChange> unapplied();
    /// The commands for what was changed. Only if it can be submitted.
    [[nodiscard]] std::shared_ptr<domain::Batch> batch() const;

    /// For a new one: everything empty. What was typed about another one is kept as a draft.
    void clear();
    /// For one that exists. What was typed since the last call stays where it differs from the values of then. If it is
    /// another instance, what was typed about the last one is kept as a draft, and the draft of this one is shown again.
    void load(const domain::Instance& instance, qint64 sequence);
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
    void setDefaultLanguage(const QString& text);
    void setDefaultOrganization(const QString& id);

signals:
    void changed();
    /// What is kept of objects that are not shown; the latest last.
    void draftsChanged(const QList<castellan::models::DraftSubject>& drafts);

private:
    [[nodiscard]] static std::shared_ptr<domain::Batch> batchOf(const Draft& draft);
    void putAside();
    void takeUp(const Draft& kept);
    void set(QString& field, const QString& text);

    Drafts<domain::Instance> m_drafts;
    std::optional<domain::Instance> m_before;
    qint64 m_sequence = 0;
    QString m_id;
    QString m_name;
    QString m_defaultLanguage;
    QString m_defaultOrganization;
};

} // namespace castellan::models
