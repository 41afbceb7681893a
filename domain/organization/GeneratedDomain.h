#pragma once

#include "domain/core/Result.h"
#include "domain/instance/InstanceDomain.h"

#include <QList>
#include <QString>

namespace castellan::domain {

/// The domain that an organization gets from its name and the instance's primary custom domain (reference, section
/// 4.8): `Lehigh University` under `id.example` is `lehigh-university.id.example`.
class GeneratedDomain final
{
public:
    /// Errors: InvalidArgument with field `name`: `ORG-RrfXY` if the name yields no label; those of DomainName if what it
    /// yields is no domain.
    [[nodiscard]] static Result<GeneratedDomain> of(const QString& organizationName, const QString& base);
    /// The base for an instance with these domains: its primary custom one, or empty.
    [[nodiscard]] static QString base(const QList<InstanceDomain>& domains);

    [[nodiscard]] const QString& ascii() const { return m_ascii; }
    /// Whether a row of this spelling is the generated domain, as we or the reference (in Unicode) would store it.
    [[nodiscard]] bool isSpelled(const QString& domain) const { return domain == m_ascii || domain == m_unicode; }

    bool operator==(const GeneratedDomain&) const = default;

private:
    GeneratedDomain(QString ascii, QString unicode) : m_ascii(std::move(ascii)), m_unicode(std::move(unicode)) {}

    QString m_ascii;
    QString m_unicode;
};

} // namespace castellan::domain
