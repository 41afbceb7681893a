#include "tests/models/ModelScene.h"

#include "domain/command/Batch.h"
#include "domain/instance/AddInstance.h"
#include "domain/invoke/CommandService.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/RenameOrganization.h"

#include <QTest>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

ModelScene::ModelScene() : m_target(u"sqlite:"_s + m_folder.filePath(u"scene.db"_s)), m_connection(m_opener, tools()) {}

ModelScene::ModelScene(const QString& target, const storage::ConnectionSettings& settings)
    : m_opener(settings),
      m_target(target),
      m_connection(m_opener, tools())
{}

void ModelScene::setUp()
{
    domain::OpenOptions options;
    options.createMissing = true;
    auto services = m_opener.open(m_target, options);
    QVERIFY2(services, services ? "" : qPrintable(services.error().message));
    m_beside = std::move(*services);
    const auto client = m_beside->pool().acquire(domain::ClientPurpose::Write);
    QVERIFY2(client, client ? "" : qPrintable(client.error().message));
    const auto steps = m_beside->schema().setUp(**client, {}, {});
    QVERIFY2(steps, steps ? "" : qPrintable(steps.error().message));
}

void ModelScene::open()
{
    m_connection.open(m_target);
    QTRY_VERIFY2(m_connection.isOpen(), m_connection.error() ? qPrintable(m_connection.error()->message) : "no answer");
}

void ModelScene::apply(Commands commands)
{
    domain::Batch batch;
    for (auto& command : commands) {
        batch.add(std::move(command));
    }
    domain::CommandService service(m_beside->unitsOfWork(), m_clock, m_ids, nullptr);
    domain::InvocationOptions options;
    options.creator = u"test"_s;
    const auto outcome = service.apply(batch, options);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
}

void ModelScene::addOrganizations(const QString& instance, int count)
{
    Commands commands;
    auto add = std::make_unique<domain::AddInstance>(u"Instance "_s + instance);
    add->id = instance;
    commands.push_back(std::move(add));
    for (int i = 1; i <= count; ++i) {
        const QString number = u"%1"_s.arg(i, 4, 10, QLatin1Char('0'));
        auto organization = std::make_unique<domain::AddOrganization>(domain::InstanceId(instance),
                                                                      u"Organization "_s + number);
        organization->id = u"o"_s + number;
        commands.push_back(std::move(organization));
        commands.push_back(std::make_unique<domain::AddOrganizationDomain>(
            domain::InstanceId(instance), domain::OrganizationId(u"o"_s + number), u"o"_s + number + u".example"_s));
    }
    apply(std::move(commands));
}

void ModelScene::renameFirst(const QString& name)
{
    Commands commands;
    commands.push_back(std::make_unique<domain::RenameOrganization>(domain::InstanceId(u"i1"_s),
                                                                    domain::OrganizationId(u"o0001"_s), name));
    apply(std::move(commands));
}

void ModelScene::addOrganizationRows(const QString& instance, int count)
{
    constexpr int atOnce = 10'000;
    const auto client = m_beside->pool().acquire(domain::ClientPurpose::Write);
    QVERIFY2(client, client ? "" : qPrintable(client.error().message));
    for (int first = 1; first <= count; first += atOnce) {
        QList<domain::Organization> organizations;
        for (int i = first; i < first + atOnce && i <= count; ++i) {
            const QString number = u"%1"_s.arg(i, 6, 10, QLatin1Char('0'));
            domain::Organization organization;
            organization.instance = domain::InstanceId(instance);
            organization.id = domain::OrganizationId(u"r"_s + number);
            organization.name = u"Row "_s + number;
            organizations.append(organization);
        }
        const auto added = m_beside->organizations().add(**client, organizations);
        QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    }
}

} // namespace castellan::tests
