#include "tests/contract/Commands.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Organization organization(const QString& id, const QString& name, const InstanceId& instance = acme)
{
    Organization row;
    row.instance = instance;
    row.id = OrganizationId(id);
    row.name = name;
    row.createdAt = row.updatedAt = {1'767'225'600'000'000 + id.size()};
    return row;
}

OrganizationDomain domainOf(const QString& id, const QString& name, bool isVerified = false, bool isPrimary = false)
{
    OrganizationDomain row;
    row.instance = acme;
    row.organization = OrganizationId(id);
    row.domain = name;
    row.isVerified = isVerified;
    row.isPrimary = isPrimary;
    return row;
}

OrganizationCondition inAcme(const OrganizationCondition& rest = {})
{
    return OrganizationCondition::all(
        {OrganizationCondition::equals(OrganizationColumn::InInstance, acme.value()), rest});
}

QStringList names(const Page<OrganizationSummary>& page)
{
    QStringList all;
    for (const OrganizationSummary& row : page.items) {
        all.append(row.organization.name);
    }
    return all;
}

using Letters = castellan::domain::Letters;
using C = OrganizationCondition;

/// A condition as a value of a test's table: the type itself is recursive, which meta types cannot be.
struct Asked
{
    C condition;
};

using Column = OrganizationColumn;

} // namespace

/// What the repositories promise, on both databases over the same rows. Expected answers are written out once, so both
/// databases give the same.
class RepositoryContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void aRowComesBackAsItWasAdded();
    void unsetTimesBecomeNow();
    void conditionsFindTheRowsTheyDescribe_data();
    void conditionsFindTheRowsTheyDescribe();
    void namesSortByFoldedBytes_data();
    void namesSortByFoldedBytes();
    void pagesFollowEachOtherWithoutGapsAndRepetitions_data();
    void pagesFollowEachOtherWithoutGapsAndRepetitions();
    void skippingCountsFromTheKey();
    void aKeyOfAnotherOrderIsRefused();
    void summariesShowThePrimaryDomainAndTheCounts();
    void anUpdateChangesWhatMatchesAndTouchesTheTime();
    void anUpdateMayNameTheTime();
    void removingAnOrganizationTakesItsDomainsAlong();
    void missingRestrictionsAreRefused_data();
    void missingRestrictionsAreRefused();
    void anUpdateWithoutChangesIsRefused();
    void gettingNothingAndTooMuchAreErrors();
    void optionalTextsOfAnInstanceAreEmptyWhetherNullOrNot();
    void aHugeTextFindsNothing();

private:
    [[nodiscard]] const OrganizationRepository& organizations() const { return m_target->repositories().organizations; }
    [[nodiscard]] QStringList found(const OrganizationCondition& condition);

    std::unique_ptr<TestTarget> m_target;
};

void RepositoryContractTest::init()
{
    m_target.reset();
    m_target = std::make_unique<TestTarget>(currentDriver());
    Instance first;
    first.id = acme;
    first.name = u"Acme"_s;
    Instance second;
    second.id = InstanceId(u"i2"_s);
    second.name = u"Beta"_s;
    auto& db = m_target->client();
    QVERIFY(m_target->repositories().instances.add(db, {first, second}));
    Organization zoe = organization(u"9"_s, u"zoe"_s);
    zoe.state = OrganizationState::Inactive;
    QVERIFY(organizations().add(db,
                                {organization(u"1"_s, u"Alpha"_s), organization(u"2"_s, u"alpine 100%"_s),
                                 organization(u"3"_s, u"Beta_x"_s), organization(u"4"_s, u"beta\\y"_s),
                                 organization(u"5"_s, u"Ärzte"_s), organization(u"6"_s, u"ärmel"_s),
                                 organization(u"7"_s, u"[glob]*?"_s), organization(u"8"_s, u"東京大学"_s), zoe,
                                 organization(u"1"_s, u"Alpha"_s, InstanceId(u"i2"_s))}));
    QVERIFY(m_target->repositories().organizationDomains.add(db,
                                                             {domainOf(u"1"_s, u"alpha.example"_s, true, true),
                                                              domainOf(u"1"_s, u"Old.Example"_s),
                                                              domainOf(u"3"_s, u"alpha.test"_s, true)}));
}

QStringList RepositoryContractTest::found(const OrganizationCondition& condition)
{
    const auto page = organizations().list(m_target->client(), {inAcme(condition), {Column::Id}, {}, 0, 0});
    if (!page) {
        return {page.error().message, page.error().detail};
    }
    QStringList ids;
    for (const OrganizationSummary& row : page->items) {
        ids.append(row.organization.id.value());
    }
    return ids;
}

void RepositoryContractTest::aRowComesBackAsItWasAdded()
{
    Organization wanted = organization(u"10"_s, u"Ünïcode 🏛 'quoted' \"double\" \\ \u200d"_s);
    wanted.state = OrganizationState::Inactive;
    wanted.createdAt = {1'767'225'600'123'456};
    wanted.updatedAt = {253'402'300'799'999'999};
    QVERIFY(organizations().add(m_target->client(), {wanted}));

    const auto row = organizations().get(m_target->client(), inAcme(C::equals(Column::Id, u"10"_s)));

    QVERIFY(row);
    QCOMPARE(*row, wanted);
}

void RepositoryContractTest::unsetTimesBecomeNow()
{
    Organization added = organization(u"10"_s, u"Now"_s);
    added.createdAt = added.updatedAt = {};
    const Timestamp before = castellan::storage::machineTime();

    QVERIFY(organizations().add(m_target->client(), {added}));

    const auto row = organizations().get(m_target->client(), inAcme(C::equals(Column::Id, u"10"_s)));
    QVERIFY(row);
    QVERIFY(row->createdAt.microseconds >= before.microseconds - 1'000'000);
    QCOMPARE(row->createdAt, row->updatedAt);
}

void RepositoryContractTest::conditionsFindTheRowsTheyDescribe_data()
{
    QTest::addColumn<Asked>("asked");
    QTest::addColumn<QStringList>("ids");
    const auto fold = Letters::IgnoreAsciiCase;
    QTest::newRow("everything") << Asked{C()}
                                << QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s, u"8"_s, u"9"_s};
    QTest::newRow("equals") << Asked{C::equals(Column::Name, u"Alpha"_s)} << QStringList{u"1"_s};
    QTest::newRow("equals as typed") << Asked{C::equals(Column::Name, u"alpha"_s)} << QStringList{};
    QTest::newRow("equals whatever the case")
        << Asked{C::text(Column::Name, TextMatch::Equals, u"ALPHA"_s, fold)} << QStringList{u"1"_s};
    QTest::newRow("not equals") << Asked{C::text(Column::Id, TextMatch::NotEquals, u"1"_s)}
                                << QStringList{u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s, u"8"_s, u"9"_s};
    QTest::newRow("starts with, as typed")
        << Asked{C::text(Column::Name, TextMatch::StartsWith, u"al"_s)} << QStringList{u"2"_s};
    QTest::newRow("starts with") << Asked{C::text(Column::Name, TextMatch::StartsWith, u"AL"_s, fold)}
                                 << QStringList{u"1"_s, u"2"_s};
    QTest::newRow("contains, as typed") << Asked{C::text(Column::Name, TextMatch::Contains, u"eta"_s)}
                                        << QStringList{u"3"_s, u"4"_s};
    QTest::newRow("contains") << Asked{C::text(Column::Name, TextMatch::Contains, u"PH"_s, fold)}
                              << QStringList{u"1"_s};
    QTest::newRow("ends with") << Asked{C::text(Column::Name, TextMatch::EndsWith, u"_X"_s, fold)}
                               << QStringList{u"3"_s};
    QTest::newRow("ends with, as typed") << Asked{C::text(Column::Name, TextMatch::EndsWith, u"大学"_s)}
                                         << QStringList{u"8"_s};
    QTest::newRow("percent") << Asked{C::text(Column::Name, TextMatch::Contains, u"%"_s, fold)} << QStringList{u"2"_s};
    QTest::newRow("underscore") << Asked{C::text(Column::Name, TextMatch::Contains, u"_"_s, fold)}
                                << QStringList{u"3"_s};
    QTest::newRow("backslash") << Asked{C::text(Column::Name, TextMatch::Contains, u"\\"_s, fold)}
                               << QStringList{u"4"_s};
    QTest::newRow("star, as typed") << Asked{C::text(Column::Name, TextMatch::Contains, u"*"_s)} << QStringList{u"7"_s};
    QTest::newRow("bracket, as typed") << Asked{C::text(Column::Name, TextMatch::StartsWith, u"[g"_s)}
                                       << QStringList{u"7"_s};
    QTest::newRow("question mark, as typed")
        << Asked{C::text(Column::Name, TextMatch::EndsWith, u"?"_s)} << QStringList{u"7"_s};
    QTest::newRow("umlauts are not folded")
        << Asked{C::text(Column::Name, TextMatch::StartsWith, u"ä"_s, fold)} << QStringList{u"6"_s};
    QTest::newRow("quote") << Asked{C::text(Column::Name, TextMatch::Contains, u"'; DROP TABLE x; --"_s, fold)}
                           << QStringList{};
    QTest::newRow("state") << Asked{C::equals(Column::State, u"inactive"_s)} << QStringList{u"9"_s};
    QTest::newRow("no such state") << Asked{C::equals(Column::State, u"gone"_s)} << QStringList{};
    QTest::newRow("time") << Asked{C::time(Column::CreatedAt, Comparison::Less, {1'767'225'600'000'001})}
                          << QStringList{};
    QTest::newRow("time from") << Asked{C::all(
        {C::time(Column::CreatedAt, Comparison::GreaterOrEqual, {1'767'225'600'000'001}),
         C::equals(Column::Id, u"1"_s)})}
                               << QStringList{u"1"_s};
    QTest::newRow("missing") << Asked{C::missing(Column::Name)} << QStringList{};
    QTest::newRow("present") << Asked{C::all({C::present(Column::CreatedAt), C::equals(Column::Id, u"4"_s)})}
                             << QStringList{u"4"_s};
    QTest::newRow("any of nothing") << Asked{C::any({})} << QStringList{};
    QTest::newRow("any") << Asked{C::any({C::equals(Column::Id, u"2"_s), C::equals(Column::Name, u"zoe"_s)})}
                         << QStringList{u"2"_s, u"9"_s};
    QTest::newRow("has domain") << Asked{C::hasDomain(TextMatch::StartsWith, u"alpha."_s)}
                                << QStringList{u"1"_s, u"3"_s};
    QTest::newRow("has domain, other spelling")
        << Asked{C::hasDomain(TextMatch::Equals, u"old.example"_s, fold)} << QStringList{u"1"_s};
}

void RepositoryContractTest::conditionsFindTheRowsTheyDescribe()
{
    QFETCH(Asked, asked);
    const C& condition = asked.condition;
    QFETCH(QStringList, ids);

    QCOMPARE(found(condition), ids);

    const auto count = organizations().count(m_target->client(), inAcme(condition));
    QVERIFY(count);
    QCOMPARE(*count, (RowCount{ids.size(), true}));
}

void RepositoryContractTest::namesSortByFoldedBytes_data()
{
    QTest::addColumn<SortDirection>("direction");
    QTest::addColumn<QStringList>("expected");
    const QStringList ascending{u"[glob]*?"_s, u"Alpha"_s, u"alpine 100%"_s, u"beta\\y"_s, u"Beta_x"_s,
                                u"zoe"_s,      u"Ärzte"_s, u"ärmel"_s,       u"東京大学"_s};
    QTest::newRow("ascending") << SortDirection::Ascending << ascending;
    QTest::newRow("descending") << SortDirection::Descending << QStringList(ascending.crbegin(), ascending.crend());
}

void RepositoryContractTest::namesSortByFoldedBytes()
{
    QFETCH(SortDirection, direction);
    QFETCH(QStringList, expected);

    const auto page = organizations().list(m_target->client(), {inAcme(), {Column::Name, direction}, {}, 0, 0});

    QVERIFY(page);
    QCOMPARE(names(*page), expected);
}

void RepositoryContractTest::pagesFollowEachOtherWithoutGapsAndRepetitions_data()
{
    QTest::addColumn<Column>("column");
    QTest::addColumn<SortDirection>("direction");
    for (const auto& [name, column] :
         {std::pair("name", Column::Name), std::pair("id", Column::Id), std::pair("state", Column::State),
          std::pair("created", Column::CreatedAt), std::pair("instance", Column::InInstance)}) {
        QTest::addRow("%s ascending", name) << column << SortDirection::Ascending;
        QTest::addRow("%s descending", name) << column << SortDirection::Descending;
    }
}

void RepositoryContractTest::pagesFollowEachOtherWithoutGapsAndRepetitions()
{
    QFETCH(Column, column);
    QFETCH(SortDirection, direction);
    const auto whole = organizations().list(m_target->client(), {{}, {column, direction}, {}, 0, 0});
    QVERIFY(whole);
    QCOMPARE(whole->items.size(), 10);

    QList<OrganizationSummary> collected;
    std::optional<PageKey> after;
    for (int page = 0; page < 6; ++page) {
        const auto part = organizations().list(m_target->client(), {{}, {column, direction}, after, 0, 2});
        QVERIFY2(part, part ? "" : qPrintable(part.error().message + part.error().detail));
        collected.append(part->items);
        if (part->end) {
            after = part->end;
        }
    }

    QCOMPARE(collected, whole->items);
}

void RepositoryContractTest::skippingCountsFromTheKey()
{
    const auto first = organizations().list(m_target->client(), {inAcme(), {Column::Name}, {}, 0, 2});
    QVERIFY(first && first->end);

    const auto page = organizations().list(m_target->client(), {inAcme(), {Column::Name}, first->end, 3, 2});

    QVERIFY(page);
    QCOMPARE(names(*page), QStringList({u"zoe"_s, u"Ärzte"_s}));
}

void RepositoryContractTest::aKeyOfAnotherOrderIsRefused()
{
    const auto page = organizations().list(m_target->client(), {inAcme(), {Column::Id}, PageKey{{u"a"_s}}, 0, 2});

    QVERIFY(!page);
    QCOMPARE(page.error().id, u"CAS-PageKey"_s);
}

void RepositoryContractTest::summariesShowThePrimaryDomainAndTheCounts()
{
    InstanceDomain primary;
    primary.instance = acme;
    primary.domain = u"acme.example"_s;
    primary.isPrimary = true;
    InstanceDomain trusted = primary;
    trusted.domain = u"trust.example"_s;
    trusted.type = InstanceDomainType::Trusted;
    trusted.isPrimary = false;
    QVERIFY(m_target->repositories().instanceDomains.add(m_target->client(), {primary, trusted}));

    const auto instances = m_target->repositories().instances.list(m_target->client(),
                                                                   {{}, {InstanceColumn::Name}, {}, 0, 10});
    const auto page = organizations().list(m_target->client(), {inAcme(), {Column::Name}, {}, 1, 1});

    QVERIFY(instances);
    QCOMPARE(instances->items.first().primaryDomain, u"acme.example"_s);
    QCOMPARE(instances->items.first().domainCount, 2);
    QCOMPARE(instances->items.first().organizationCount, 9);
    QCOMPARE(instances->items.last().domainCount, 0);
    QCOMPARE(instances->items.last().organizationCount, 1);
    QVERIFY(page);
    QCOMPARE(page->items.first().primaryDomain, u"alpha.example"_s);
    QCOMPARE(page->items.first().domainCount, 2);
}

void RepositoryContractTest::anUpdateChangesWhatMatchesAndTouchesTheTime()
{
    const auto changed = organizations().update(
        m_target->client(), inAcme(C::text(Column::Name, TextMatch::StartsWith, u"al"_s, Letters::IgnoreAsciiCase)),
        {{Column::State, u"inactive"_s}});

    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().detail));
    QCOMPARE(*changed, 2);
    QCOMPARE(found(C::equals(Column::State, u"inactive"_s)), QStringList({u"1"_s, u"2"_s, u"9"_s}));
    const auto row = organizations().get(m_target->client(), inAcme(C::equals(Column::Id, u"1"_s)));
    QVERIFY(row && row->updatedAt > row->createdAt);
}

void RepositoryContractTest::anUpdateMayNameTheTime()
{
    const Timestamp wanted{1'800'000'000'000'001};

    QVERIFY(organizations().update(m_target->client(), inAcme(C::equals(Column::Id, u"1"_s)),
                                   {{Column::UpdatedAt, wanted}}));

    QCOMPARE(organizations().get(m_target->client(), inAcme(C::equals(Column::Id, u"1"_s)))->updatedAt, wanted);
}

void RepositoryContractTest::removingAnOrganizationTakesItsDomainsAlong()
{
    QCOMPARE(organizations().remove(m_target->client(), inAcme(C::equals(Column::Id, u"1"_s))), 1);

    using D = OrganizationDomainCondition;
    const auto left = m_target->repositories().organizationDomains.count(
        m_target->client(), D::equals(OrganizationDomainColumn::InInstance, acme.value()));
    QCOMPARE(left, (RowCount{1, true}));
    QCOMPARE(organizations().remove(m_target->client(), inAcme(C::equals(Column::Id, u"1"_s))), 0);
}

void RepositoryContractTest::missingRestrictionsAreRefused_data()
{
    QTest::addColumn<std::function<Error(TestTarget&)>>("attempt");
    QTest::addColumn<QString>("column");
    using Attempt = std::function<Error(TestTarget&)>;
    QTest::newRow("get an organization") << Attempt([](TestTarget& target) {
        return target.repositories().organizations.get(target.client(), C::equals(Column::Id, u"1"_s)).error();
    }) << u"zitadel.organizations.instance_id"_s;
    QTest::newRow("update organizations") << Attempt([](TestTarget& target) {
        return target.repositories().organizations.update(target.client(), {}, {{Column::Name, u"x"_s}}).error();
    }) << u"zitadel.organizations.instance_id"_s;
    QTest::newRow("remove instances") << Attempt([](TestTarget& target) {
        return target.repositories()
            .instances.remove(target.client(), InstanceCondition::equals(InstanceColumn::Name, u"Acme"_s))
            .error();
    }) << u"zitadel.instances.id"_s;
    QTest::newRow("remove instance domains") << Attempt([](TestTarget& target) {
        return target.repositories()
            .instanceDomains
            .remove(target.client(), InstanceDomainCondition::equals(InstanceDomainColumn::Domain, u"x"_s))
            .error();
    }) << u"zitadel.instance_domains.instance_id"_s;
    QTest::newRow("remove organization domains") << Attempt([](TestTarget& target) {
        return target.repositories()
            .organizationDomains
            .remove(target.client(), OrganizationDomainCondition::equals(OrganizationDomainColumn::InInstance, u"i1"_s))
            .error();
    }) << u"zitadel.org_domains.org_id"_s;
    QTest::newRow("any restricts only if all do") << Attempt([](TestTarget& target) {
        return target.repositories()
            .organizations
            .remove(target.client(), C::any({C::equals(Column::InInstance, u"i1"_s), C::equals(Column::Id, u"1"_s)}))
            .error();
    }) << u"zitadel.organizations.instance_id"_s;
}

void RepositoryContractTest::missingRestrictionsAreRefused()
{
    QFETCH(std::function<Error(TestTarget&)>, attempt);
    QFETCH(QString, column);
    const QStringList before = m_target->dump();

    const Error error = attempt(*m_target);

    QCOMPARE(error.id, u"CAS-MissingCondition"_s);
    QCOMPARE(error.kind, ErrorKind::Internal);
    QCOMPARE(error.subject, column);
    QCOMPARE(m_target->dump(), before);
}

void RepositoryContractTest::anUpdateWithoutChangesIsRefused()
{
    const auto updated = organizations().update(m_target->client(), inAcme(), {});

    QVERIFY(!updated);
    QCOMPARE(updated.error().id, u"CAS-NoChanges"_s);
}

void RepositoryContractTest::gettingNothingAndTooMuchAreErrors()
{
    QCOMPARE(organizations().get(m_target->client(), inAcme(C::equals(Column::Id, u"none"_s))).error().id,
             u"CAS-NoRow"_s);
    QCOMPARE(organizations().get(m_target->client(), inAcme()).error().id, u"CAS-ManyRows"_s);
}

void RepositoryContractTest::optionalTextsOfAnInstanceAreEmptyWhetherNullOrNot()
{
    const QString sql = u"UPDATE "_s + m_target->table(u"zitadel.instances"_s)
        + u" SET default_org_id = NULL WHERE id = 'i1'"_s;
    QVERIFY(m_target->client().exec(castellan::storage::Statement(sql)));

    const auto& instances = m_target->repositories().instances;
    const auto without = instances.count(m_target->client(),
                                         InstanceCondition::missing(InstanceColumn::DefaultOrganization));
    const auto empty = instances.count(m_target->client(),
                                       InstanceCondition::equals(InstanceColumn::DefaultOrganization, {}));

    QCOMPARE(without, (RowCount{2, true}));
    QCOMPARE(empty, (RowCount{2, true}));
}

void RepositoryContractTest::aHugeTextFindsNothing()
{
    const QString huge(1'000'000, u'%');

    QCOMPARE(found(C::text(Column::Name, TextMatch::Contains, huge, Letters::IgnoreAsciiCase)), QStringList());
    QCOMPARE(found(C::text(Column::Name, TextMatch::Contains, huge)), QStringList());
}

CASTELLAN_TEST(RepositoryContractTest)
#include "RepositoryContractTest.moc"
