#pragma once

#include "domain/event/StoredEvent.h"
#include "models/event/StateAtEvent.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace castellan::models {

/// An instance or organization as its events tell it, one after the other. Events that it does not know change nothing.
class FoldedObject final
{
public:
    void apply(const domain::StoredEvent& event);
    /// In a fixed order; only what is known.
    [[nodiscard]] QList<StateAtEvent::Fact> facts() const;

private:
    enum class Existence { Unknown, Active, Inactive, Removed };
    struct Claim
    {
        bool isTrusted = false;
        bool isGenerated = false;
        bool isVerified = false;
        bool isPrimary = false;
    };

    void applyToInstance(const QString& type, const QJsonObject& payload);
    void applyToOrganization(const QString& type, const QJsonObject& payload);
    void makePrimary(const QString& domain);
    [[nodiscard]] QString existenceText() const;
    [[nodiscard]] static QString claimText(const Claim& claim, bool isOrganization);

    bool m_isOrganization = false;
    Existence m_existence = Existence::Unknown;
    QString m_name;
    QString m_defaultOrganization;
    QString m_defaultLanguage;
    QString m_iamProject;
    QString m_consoleClient;
    QString m_consoleApp;
    QMap<QString, Claim> m_domains;
};

} // namespace castellan::models
