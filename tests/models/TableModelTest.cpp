#include "domain/instance/AddInstanceDomain.h"
#include "domain/instance/AddTrustedDomain.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "models/domains/DomainTableModel.h"
#include "models/instance/InstanceTableModel.h"
#include "models/organization/OrganizationTableModel.h"
#include "tests/models/ModelScene.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

namespace castellan::models {

using namespace Qt::Literals::StringLiterals;
using domain::InstanceId;
using domain::OrganizationId;
using tests::Commands;
using tests::ModelScene;

namespace {

QString shown(const QAbstractItemModel& model, int row, int column = 0)
{
    return model.index(row, column).data().toString();
}

template<typename Command, typename... Arguments>
Commands one(Arguments... arguments)
{
    Commands commands;
    commands.push_back(std::make_unique<Command>(arguments...));
    return commands;
}

/// All rows, page by page, as a person would scroll through them.
QStringList allShown(QAbstractItemModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(LoadingRole).toBool()) {
            const auto isThere = [&] {
                (void)shown(model, row); // as a view paints: a refresh may have let go of the page
                return !model.index(row, 0).data(LoadingRole).toBool();
            };
            if (!QTest::qWaitFor(isThere)) {
                return {};
            }
        }
        texts.append(shown(model, row));
    }
    return texts;
}

} // namespace

class TableModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void rowsAppearWhenTheyAreLookedAt();
    void theLastRowsAreThereAtOnce();
    void aFilterFindsNameIdAndDomain_data();
    void aFilterFindsNameIdAndDomain();
    void sortingTurnsTheListAround();
    void onlyTheStateAskedForIsShown();
    void anAddedOrganizationIsInsertedAndTheSelectionStays();
    void aRemovedOrganizationLeavesAlone();
    void aRenamedOrganizationMovesWithItsSelection();
    void anotherInstanceResetsTheRows();
    void typingQuicklyEndsWithTheLastFilter();
    void aRefreshThatIsOvertakenLeavesNoRowEmpty();
    void closingEmptiesTheTable();
    void instancesShowTheirCounts();
    void domainsOfBothOwnersAreOneSortedList_data();
    void domainsOfBothOwnersAreOneSortedList();
    void domainsCanBeFilteredByKindAndText();
    void aDomainKnowsItsOrganization();

private:
    std::unique_ptr<ModelScene> m_scene;
    std::unique_ptr<OrganizationTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TableModelTest::init()
{
    m_scene = std::make_unique<ModelScene>();
    m_scene->setUp();
    m_scene->addOrganizations(u"i1"_s, 1000);
    m_model = std::make_unique<OrganizationTableModel>(m_scene->connection(), u"organizations"_s);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_scene->open();
    QTRY_COMPARE(m_model->rowCount(), 1000);
    QTRY_VERIFY(m_model->row(0));
}

void TableModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_scene.reset();
}

void TableModelTest::rowsAppearWhenTheyAreLookedAt()
{
    QVERIFY(!m_model->row(450));

    QVERIFY(m_model->index(450, 0).data(LoadingRole).toBool());
    QCOMPARE(shown(*m_model, 450), QString());

    QTRY_COMPARE(shown(*m_model, 450), u"Organization 0451"_s);
    QCOMPARE(m_model->index(450, 0).data(IdRole).toString(), u"o0451"_s);
    QCOMPARE(shown(*m_model, 450, OrganizationTableModel::Domains), u"1"_s);
    QVERIFY(m_model->isCountExact());
}

void TableModelTest::theLastRowsAreThereAtOnce()
{
    QTRY_COMPARE(shown(*m_model, 999), u"Organization 1000"_s);
    QCOMPARE(shown(*m_model, 801), u"Organization 0802"_s);
}

void TableModelTest::aFilterFindsNameIdAndDomain_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("name") << u"zation 0042"_s << QStringList{u"Organization 0042"_s};
    QTest::newRow("name, other case") << u"ORGANIZATION 0042"_s << QStringList{u"Organization 0042"_s};
    QTest::newRow("id") << u"o0777"_s << QStringList{u"Organization 0777"_s};
    QTest::newRow("domain") << u"o0500.exa"_s << QStringList{u"Organization 0500"_s};
    QTest::newRow("nothing") << u"nobody"_s << QStringList{};
    QTest::newRow("wildcards are characters") << u"Organization____"_s << QStringList{};
}

void TableModelTest::aFilterFindsNameIdAndDomain()
{
    QFETCH(const QString, filter);
    QFETCH(const QStringList, found);

    m_model->setFilter(filter);

    QTRY_COMPARE(m_model->rowCount(), int(found.size()));
    QCOMPARE(allShown(*m_model), found);
}

void TableModelTest::sortingTurnsTheListAround()
{
    m_model->sort(OrganizationTableModel::Name, Qt::DescendingOrder);

    QTRY_COMPARE(shown(*m_model, 0), u"Organization 1000"_s);
    QTRY_COMPARE(m_model->rowCount(), 1000);
    QTRY_COMPARE(shown(*m_model, 999), u"Organization 0001"_s);
}

void TableModelTest::onlyTheStateAskedForIsShown()
{
    m_scene->apply(one<domain::DeactivateOrganization>(InstanceId(u"i1"_s), OrganizationId(u"o0007"_s)));

    m_model->setStateFilter(domain::OrganizationState::Inactive);

    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->index(0, 0).data(StateRole).toString(), u"inactive"_s);
    QCOMPARE(shown(*m_model, 0), u"Organization 0007"_s);
}

void TableModelTest::anAddedOrganizationIsInsertedAndTheSelectionStays()
{
    const QPersistentModelIndex selected = m_model->index(10, 0);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_scene->apply(one<domain::AddOrganization>(InstanceId(u"i1"_s), u"Organization 0005b"_s));

    m_scene->connection().requestRefresh();

    QTRY_COMPARE(m_model->rowCount(), 1001);
    QCOMPARE(shown(*m_model, 5), u"Organization 0005b"_s);
    QCOMPARE(selected.row(), 11);
    QCOMPARE(selected.data().toString(), u"Organization 0011"_s);
    QCOMPARE(resets.count(), 0);
}

void TableModelTest::aRemovedOrganizationLeavesAlone()
{
    const QPersistentModelIndex removed = m_model->index(10, 0);
    const QPersistentModelIndex next = m_model->index(11, 0);
    m_scene->apply(one<domain::RemoveOrganization>(InstanceId(u"i1"_s), OrganizationId(u"o0011"_s)));

    m_model->refresh();

    QTRY_COMPARE(m_model->rowCount(), 999);
    QVERIFY(!removed.isValid());
    QCOMPARE(next.row(), 10);
    QCOMPARE(next.data().toString(), u"Organization 0012"_s);
}

void TableModelTest::aRenamedOrganizationMovesWithItsSelection()
{
    const QPersistentModelIndex selected = m_model->index(20, 0);
    m_scene->apply(
        one<domain::RenameOrganization>(InstanceId(u"i1"_s), OrganizationId(u"o0021"_s), u"Organization 0002b"_s));

    m_model->refresh();

    QTRY_COMPARE(selected.row(), 2);
    QCOMPARE(selected.data().toString(), u"Organization 0002b"_s);
    QCOMPARE(m_model->rowCount(), 1000);
}

void TableModelTest::anotherInstanceResetsTheRows()
{
    m_scene->addOrganizations(u"i2"_s, 3);

    m_model->setInstance(InstanceId(u"i2"_s));

    QCOMPARE(m_model->rowCount(), 0);
    QTRY_COMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->index(0, 0).data(InstanceIdRole).toString(), u"i2"_s);
}

void TableModelTest::typingQuicklyEndsWithTheLastFilter()
{
    QSignalSpy failures(m_model.get(), &PagedTableModel::failed);

    for (const QString& text : {u"O"_s, u"Or"_s, u"Organization 00"_s, u"Organization 001"_s}) {
        m_model->setFilter(text);
    }

    QTRY_COMPARE(m_model->rowCount(), 10);
    QCOMPARE(shown(*m_model, 0), u"Organization 0010"_s);
    QCOMPARE(failures.count(), 0);
}

void TableModelTest::aRefreshThatIsOvertakenLeavesNoRowEmpty()
{
    constexpr int farBelow = 700;
    // A view paints what it is told has changed, and what is not there when it paints is asked for.
    connect(m_model.get(), &QAbstractItemModel::dataChanged, this,
            [this] { static_cast<void>(shown(*m_model, farBelow)); });
    QSignalSpy loadedAndRefreshed(m_model.get(), &PagedTableModel::countChanged);

    static_cast<void>(shown(*m_model, farBelow)); // its page is asked for when the loop is next idle
    QTimer::singleShot(0, m_model.get(), [this] {
        static_cast<void>(shown(*m_model, 0)); // as for the details of a selected row: the refresh is of its page
        m_model->refresh();
    });

    QVERIFY(loadedAndRefreshed.wait());
    QTRY_VERIFY(m_model->row(farBelow));
}

void TableModelTest::closingEmptiesTheTable()
{
    m_scene->connection().close();

    QCOMPARE(m_model->rowCount(), 0);
}

void TableModelTest::instancesShowTheirCounts()
{
    m_scene->apply(one<domain::AddTrustedDomain>(InstanceId(u"i1"_s), u"login.example"_s));
    InstanceTableModel instances(m_scene->connection(), u"instances"_s);
    const QAbstractItemModelTester tester(&instances, QAbstractItemModelTester::FailureReportingMode::QtTest);

    QTRY_COMPARE(instances.rowCount(), 1);

    QCOMPARE(shown(instances, 0), u"Instance i1"_s);
    QCOMPARE(shown(instances, 0, InstanceTableModel::Domains), u"1"_s);
    QCOMPARE(instances.summary(0)->organizationCount, 1000);
    QVERIFY(instances.rowText(0).startsWith(u"Instance i1\t"_s));
}

void TableModelTest::domainsOfBothOwnersAreOneSortedList_data()
{
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<bool>("startsAtTheEnd");
    QTest::newRow("ascending") << Qt::AscendingOrder << false;
    QTest::newRow("descending") << Qt::DescendingOrder << false;
    QTest::newRow("ascending, after a jump") << Qt::AscendingOrder << true;
    QTest::newRow("descending, after a jump") << Qt::DescendingOrder << true;
}

void TableModelTest::domainsOfBothOwnersAreOneSortedList()
{
    QFETCH(const Qt::SortOrder, order);
    QFETCH(const bool, startsAtTheEnd);
    Commands commands;
    QStringList expected;
    for (int i = 1; i <= 700; ++i) {
        const QString domain = u"o%1b.example"_s.arg(i, 4, 10, QLatin1Char('0'));
        commands.push_back(std::make_unique<domain::AddInstanceDomain>(InstanceId(u"i1"_s), domain));
        expected.append(domain);
    }
    m_scene->apply(std::move(commands));
    for (int i = 1; i <= 1000; ++i) {
        expected.append(u"o%1.example"_s.arg(i, 4, 10, QLatin1Char('0')));
    }
    std::sort(expected.begin(), expected.end());
    if (order == Qt::DescendingOrder) {
        std::reverse(expected.begin(), expected.end());
    }
    DomainTableModel domains(m_scene->connection(), u"domains"_s);
    const QAbstractItemModelTester tester(&domains, QAbstractItemModelTester::FailureReportingMode::QtTest);
    domains.sort(DomainTableModel::Domain, order);
    QTRY_COMPARE(domains.rowCount(), 1700);

    for (const int row : startsAtTheEnd ? QList<int>{1699, 900, 1300} : QList<int>{}) {
        (void)shown(domains, row);
        QTRY_COMPARE(shown(domains, row), expected.at(row));
    }

    QCOMPARE(allShown(domains), expected);
}

void TableModelTest::domainsCanBeFilteredByKindAndText()
{
    m_scene->apply(one<domain::AddTrustedDomain>(InstanceId(u"i1"_s), u"o0001.trusted.example"_s));
    DomainTableModel domains(m_scene->connection(), u"domains"_s);
    domains.setFilter(u"O0001."_s);
    QTRY_COMPARE(domains.rowCount(), 2);

    domains.setKindFilter(DomainKind::Trusted);

    QTRY_COMPARE(domains.rowCount(), 1);
    QCOMPARE(domains.domainRow(0)->kind, DomainKind::Trusted);
    QCOMPARE(domains.index(0, 0).data(KindRole).toString(), u"trusted"_s);
}

void TableModelTest::aDomainKnowsItsOrganization()
{
    DomainTableModel domains(m_scene->connection(), u"domains"_s);
    domains.setFilter(u"o0042"_s);

    QTRY_COMPARE(domains.rowCount(), 1);

    QCOMPARE(shown(domains, 0, DomainTableModel::Organization), u"Organization 0042"_s);
    QCOMPARE(domains.index(0, 0).data(OrganizationIdRole).toString(), u"o0042"_s);
    QVERIFY(domains.index(0, 0).data(IsVerifiedRole).toBool());
}

} // namespace castellan::models

CASTELLAN_TEST(castellan::models::TableModelTest)
#include "TableModelTest.moc"
