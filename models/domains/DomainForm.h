#pragma once

#include "domain/command/Command.h"
#include "domain/core/Id.h"
#include "models/domains/DomainRow.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace castellan::models {

/// A new domain as it is typed: what is wrong with it, and the command it makes.
class DomainForm final : public QObject
{
    Q_OBJECT

public:
    /// Of an instance: custom or trusted.
    DomainForm(const domain::InstanceId& instance, DomainKind kind, QObject* parent = nullptr);
    /// Of an organization.
    DomainForm(const domain::InstanceId& instance, const domain::OrganizationId& organization,
               QObject* parent = nullptr);

    [[nodiscard]] DomainKind kind() const { return m_kind; }
    [[nodiscard]] const QString& domain() const { return m_domain; }
    /// As it will be stored, if it can be: tells the ASCII form of what is typed.
    [[nodiscard]] QString storedForm() const;
    /// In words, or empty. An empty field is no problem to show, but cannot be submitted.
    [[nodiscard]] QString domainProblem() const;
    /// In words, or empty: it may be added, but should it (a name under which anybody may register).
    [[nodiscard]] QString domainWarning() const;
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] bool isDirty() const { return !m_domain.isEmpty(); }
    /// Only if it can be submitted.
    [[nodiscard]] std::unique_ptr<domain::Command> command() const;

    void setDomain(const QString& text);
    /// Custom and trusted domains of an instance.
    void setKind(DomainKind kind);
    /// Organization domains: nothing leaves it to the domain policy.
    void setVerified(std::optional<bool> isVerified);
    /// Organization domains; a primary one is verified too.
    void setPrimary(bool isPrimary);
    [[nodiscard]] std::optional<bool> isVerified() const { return m_isVerified; }
    [[nodiscard]] bool isPrimary() const { return m_isPrimary; }

signals:
    void changed();

private:
    domain::InstanceId m_instance;
    domain::OrganizationId m_organization;
    DomainKind m_kind;
    QString m_domain;
    std::optional<bool> m_isVerified;
    bool m_isPrimary = false;
};

} // namespace castellan::models
