#include "ui/cli/SampleBatch.h"

#include "domain/instance/AddInstance.h"
#include "domain/instance/AddInstanceDomain.h"
#include "domain/instance/AddTrustedDomain.h"
#include "domain/instance/SetDefaultOrganization.h"
#include "domain/instance/SetPrimaryInstanceDomain.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "domain/port/IdSource.h"

#include <QRandomGenerator>
#include <QSet>

#include <array>

namespace castellan::ui {

namespace {

using namespace domain;

constexpr std::array places{"Alder",  "Birch",   "Cedar",   "Dune",   "Ember",  "Fjord",  "Glen",    "Harbor",
                            "Island", "Juniper", "Kestrel", "Lagoon", "Maple",  "North",  "Orchard", "Prairie",
                            "Quarry", "River",   "Summit",  "Tundra", "Upland", "Valley", "Willow",  "Yarrow"};
constexpr std::array things{"Analytics", "Books",       "Ceramics", "Design",   "Energy",    "Foods",    "Gardens",
                            "Health",    "Instruments", "Joinery",  "Kitchens", "Logistics", "Mobility", "Networks",
                            "Optics",    "Press",       "Robotics", "Systems",  "Textiles",  "Ventures", "Works"};
constexpr std::array forms{"Group", "Cooperative", "Institute", "Partners", "Studio", "Foundation", "Labs", "Company"};

/// Makes the organizations of a sample one after the other, and keeps the names apart.
class SampleMaker final
{
public:
    SampleMaker(const SampleOptions& options, IdSource& ids) : m_options(options), m_ids(ids), m_random(options.seed) {}

    std::shared_ptr<Batch> make()
    {
        addInstance();
        OrganizationId first;
        for (int number = 0; number < m_options.organizations; ++number) {
            const OrganizationId made = addOrganization(number);
            first = number == 0 ? made : first;
        }
        if (!first.isEmpty()) {
            add<SetDefaultOrganization>(m_instance, first);
        }
        return m_batch;
    }

private:
    template<typename CommandType, typename... Arguments>
    CommandType& add(Arguments&&... arguments)
    {
        auto command = std::make_unique<CommandType>(std::forward<Arguments>(arguments)...);
        CommandType& added = *command;
        m_batch->add(std::move(command));
        return added;
    }

    void addInstance()
    {
        m_instance = InstanceId(m_ids.next());
        auto& instance = add<AddInstance>(QStringLiteral("Lighthouse (sample)"));
        instance.id = m_instance.value();
        instance.defaultLanguage = QStringLiteral("en");
        const QString host = uniqueHost(QStringLiteral("lighthouse"));
        add<AddInstanceDomain>(m_instance, host + QStringLiteral(".example"));
        add<AddInstanceDomain>(m_instance, QStringLiteral("login.") + host + QStringLiteral(".example"));
        add<SetPrimaryInstanceDomain>(m_instance, host + QStringLiteral(".example"));
        add<AddTrustedDomain>(m_instance, QStringLiteral("proxy.") + host + QStringLiteral(".test"));
    }

    /// Host names are unique in a database, and a sample may be added to one that has a sample already: a part of the
    /// instance's id keeps them apart.
    [[nodiscard]] QString uniqueHost(const QString& base) const
    {
        constexpr int digits = 6;
        return base + QLatin1Char('-') + m_instance.value().right(digits);
    }

    OrganizationId addOrganization(int number)
    {
        const QString name = nextName();
        const OrganizationId id(m_ids.next());
        auto& organization = add<AddOrganization>(m_instance, name);
        organization.id = id.value();
        addDomains(id, label(name), number);
        constexpr int everyInactive = 9;
        constexpr int everyRenamed = 13;
        if (number % everyRenamed == everyRenamed - 1) {
            add<RenameOrganization>(m_instance, id, name + QStringLiteral(" International"));
        }
        if (number % everyInactive == everyInactive - 1) {
            add<DeactivateOrganization>(m_instance, id);
        }
        return id;
    }

    void addDomains(const OrganizationId& id, const QString& text, int number)
    {
        constexpr int everySecondDomain = 3;
        constexpr int everyUnverified = 7;
        auto& main = add<AddOrganizationDomain>(m_instance, id, text + QStringLiteral(".example"));
        main.isVerified = true;
        main.isPrimary = number % 2 == 0;
        if (number % everySecondDomain == 0) {
            add<AddOrganizationDomain>(m_instance, id, QStringLiteral("mail.") + text + QStringLiteral(".test"))
                .isVerified = true;
        }
        if (number % everyUnverified == 0) {
            add<AddOrganizationDomain>(m_instance, id, QStringLiteral("www.") + text + QStringLiteral(".test"))
                .isVerified = false;
        }
    }

    template<size_t Size>
    QString oneOf(const std::array<const char*, Size>& words)
    {
        return QString::fromLatin1(words.at(m_random.bounded(static_cast<quint32>(Size))));
    }

    QString nextName()
    {
        QString name = QStringLiteral("%1 %2 %3").arg(oneOf(places), oneOf(things), oneOf(forms));
        while (m_names.contains(name)) {
            name = QStringLiteral("%1 %2 %3 %4").arg(oneOf(places), oneOf(things), oneOf(forms)).arg(m_names.size());
        }
        m_names.insert(name);
        return name;
    }

    static QString label(const QString& name) { return name.toLower().replace(QLatin1Char(' '), QLatin1Char('-')); }

    SampleOptions m_options;
    IdSource& m_ids;
    QRandomGenerator m_random;
    std::shared_ptr<Batch> m_batch = std::make_shared<Batch>();
    InstanceId m_instance;
    QSet<QString> m_names;
};

} // namespace

std::shared_ptr<Batch> sampleBatch(const SampleOptions& options, IdSource& ids)
{
    return SampleMaker(options, ids).make();
}

} // namespace castellan::ui
