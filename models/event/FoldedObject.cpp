#include "models/event/FoldedObject.h"

#include "models/table/VisibleText.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace castellan::models {

namespace {

QString text(const QJsonObject& payload, const char* name)
{
    return payload.value(QLatin1String(name)).toString();
}

/// `org.domain.added` without `org.`; empty if the event is not of that family.
QString behind(const QString& type, const char* family)
{
    const QLatin1String prefix(family);
    return type.startsWith(prefix) ? type.mid(prefix.size()) : QString();
}

} // namespace

void FoldedObject::apply(const domain::StoredEvent& event)
{
    const QJsonObject payload = QJsonDocument::fromJson(event.payload.value_or(QByteArray())).object();
    m_isOrganization = event.aggregate.type == QLatin1String("org");
    if (m_isOrganization) {
        applyToOrganization(behind(event.type, "org."), payload);
    } else {
        applyToInstance(behind(event.type, "instance."), payload);
    }
}

void FoldedObject::applyToInstance(const QString& type, const QJsonObject& payload)
{
    const QString domain = text(payload, "domain");
    if (type == QLatin1String("added")) {
        *this = {};
        m_existence = Existence::Active;
        m_name = text(payload, "name");
    } else if (type == QLatin1String("changed")) {
        m_name = text(payload, "name");
    } else if (type == QLatin1String("removed")) {
        m_existence = Existence::Removed;
        m_domains.clear();
    } else if (type == QLatin1String("default.org.set")) {
        m_defaultOrganization = text(payload, "orgId");
    } else if (type == QLatin1String("default.language.set")) {
        m_defaultLanguage = text(payload, "language");
    } else if (type == QLatin1String("iam.project.set")) {
        m_iamProject = text(payload, "iamProjectId");
    } else if (type == QLatin1String("iam.console.set")) {
        m_consoleClient = text(payload, "clientId");
        m_consoleApp = text(payload, "appId");
    } else if (type == QLatin1String("domain.added")) {
        m_domains.insert(domain, {false, payload.value(QLatin1String("generated")).toBool(), false, false});
    } else if (type == QLatin1String("trusted_domains.added")) {
        m_domains.insert(domain, {true, false, false, false});
    } else if (type == QLatin1String("domain.primary.set")) {
        makePrimary(domain);
    } else if (type == QLatin1String("domain.removed") || type == QLatin1String("trusted_domains.removed")) {
        m_domains.remove(domain);
    }
}

void FoldedObject::applyToOrganization(const QString& type, const QJsonObject& payload)
{
    const QString domain = text(payload, "domain");
    if (type == QLatin1String("added")) {
        *this = {};
        m_isOrganization = true;
        m_existence = Existence::Active;
        m_name = text(payload, "name");
    } else if (type == QLatin1String("changed")) {
        m_name = text(payload, "name");
    } else if (type == QLatin1String("deactivated")) {
        m_existence = Existence::Inactive;
    } else if (type == QLatin1String("reactivated")) {
        m_existence = Existence::Active;
    } else if (type == QLatin1String("removed")) {
        m_existence = Existence::Removed;
        m_domains.clear();
    } else if (type == QLatin1String("domain.added")) {
        m_domains.insert(domain, {});
    } else if (type == QLatin1String("domain.verified") && m_domains.contains(domain)) {
        m_domains[domain].isVerified = true;
    } else if (type == QLatin1String("domain.primary.set")) {
        makePrimary(domain);
    } else if (type == QLatin1String("domain.removed")) {
        m_domains.remove(domain);
    }
}

void FoldedObject::makePrimary(const QString& domain)
{
    for (auto claim = m_domains.begin(); claim != m_domains.end(); ++claim) {
        claim->isPrimary = claim.key() == domain;
    }
}

QList<StateAtEvent::Fact> FoldedObject::facts() const
{
    QList<StateAtEvent::Fact> facts;
    const auto add = [&facts](const QString& name, const QString& value) {
        if (!value.isEmpty()) {
            facts.append({name, visibleText(value)});
        }
    };
    add(QCoreApplication::translate("castellan::models::FoldedObject", "Name"), m_name);
    add(QCoreApplication::translate("castellan::models::FoldedObject", "State"), existenceText());
    add(QCoreApplication::translate("castellan::models::FoldedObject", "Default organization"), m_defaultOrganization);
    add(QCoreApplication::translate("castellan::models::FoldedObject", "Default language"), m_defaultLanguage);
    add(QCoreApplication::translate("castellan::models::FoldedObject", "IAM project"), m_iamProject);
    add(QCoreApplication::translate("castellan::models::FoldedObject", "Console client"), m_consoleClient);
    add(QCoreApplication::translate("castellan::models::FoldedObject", "Console app"), m_consoleApp);
    for (auto claim = m_domains.cbegin(); claim != m_domains.cend(); ++claim) {
        //: The name of a fact about an object; %1 is a domain.
        const QString name = QCoreApplication::translate("castellan::models::FoldedObject", "Domain %1")
                                 .arg(visibleText(claim.key()));
        add(name, claimText(*claim, m_isOrganization));
    }
    return facts;
}

QString FoldedObject::existenceText() const
{
    switch (m_existence) {
    case Existence::Unknown: return {};
    case Existence::Active: return QCoreApplication::translate("castellan::models::FoldedObject", "active");
    case Existence::Inactive: return QCoreApplication::translate("castellan::models::FoldedObject", "inactive");
    case Existence::Removed: return QCoreApplication::translate("castellan::models::FoldedObject", "removed");
    }
    Q_UNREACHABLE();
}

QString FoldedObject::claimText(const Claim& claim, bool isOrganization)
{
    if (claim.isTrusted) {
        return QCoreApplication::translate("castellan::models::FoldedObject", "trusted");
    }
    if (claim.isPrimary) {
        return QCoreApplication::translate("castellan::models::FoldedObject", "primary");
    }
    if (!isOrganization) {
        return claim.isGenerated ? QCoreApplication::translate("castellan::models::FoldedObject", "generated")
                                 : QCoreApplication::translate("castellan::models::FoldedObject", "custom");
    }
    return claim.isVerified ? QCoreApplication::translate("castellan::models::FoldedObject", "verified")
                            : QCoreApplication::translate("castellan::models::FoldedObject", "not verified");
}

} // namespace castellan::models
