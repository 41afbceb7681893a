#pragma once

#include "domain/command/Command.h"
#include "domain/instance/Instance.h"
#include "domain/organization/Organization.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace castellan::models {

/// The question before an instance or organization is removed: its name must be typed, and what goes along is said.
class RemovalForm final : public QObject
{
    Q_OBJECT

public:
    RemovalForm(const domain::InstanceSummary& instance, qint64 sequence, QObject* parent = nullptr);
    RemovalForm(const domain::OrganizationSummary& organization, qint64 sequence, QObject* parent = nullptr);

    /// The name as it is shown: hidden characters visible.
    [[nodiscard]] QString shownName() const;
    /// In words: what will be removed, and how much goes along.
    [[nodiscard]] const QString& question() const { return m_question; }
    [[nodiscard]] const QString& typedName() const { return m_typed; }
    /// The typed name is the object's: as stored, or as shown.
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] std::unique_ptr<domain::Command> command() const;

    void setTypedName(const QString& text);

signals:
    void changed();

private:
    QString m_name;
    QString m_question;
    QString m_typed;
    std::function<std::unique_ptr<domain::Command>()> m_make;
};

} // namespace castellan::models
