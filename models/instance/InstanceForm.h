#pragma once

#include "domain/command/Batch.h"
#include "domain/instance/Instance.h"

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
    /// The commands for what was changed. Only if it can be submitted.
    [[nodiscard]] std::shared_ptr<domain::Batch> batch() const;

    /// For a new one: everything empty.
    void clear();
    /// For one that exists. What was typed since the last call stays where it differs from the values of then, unless it
    /// is another instance.
    void load(const domain::Instance& instance, qint64 sequence);
    /// What was typed is given up.
    void revert();
    void setId(const QString& text); ///< new ones; empty: generated
    void setName(const QString& text);
    void setDefaultLanguage(const QString& text);
    void setDefaultOrganization(const QString& id);

signals:
    void changed();

private:
    void set(QString& field, const QString& text);

    std::optional<domain::Instance> m_before;
    qint64 m_sequence = 0;
    QString m_id;
    QString m_name;
    QString m_defaultLanguage;
    QString m_defaultOrganization;
};

} // namespace castellan::models
