#include "storage/eventstore/EventstoreCatalog.h"
#include "storage/repository/DatabaseUnitOfWorkSource.h"
#include "tests/fault/ConsoleProgram.h"
#include "tests/fault/FailingPort.h"
#include "tests/fault/FaultConsole.h"
#include "tests/fault/FaultTally.h"
#include "tests/fault/Oracle.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QTest>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 400; ///< changes to a file; a batch makes some dozens

void overwrite(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("%s cannot be written", qPrintable(path));
    }
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What happens to a workspace file while the console writes: it is killed at every change to the file, the disk is full at every
/// change, the file is taken away, replaced, cut off or damaged at every step.
class WorkspaceFaultTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aConsoleKilledAtAnyChangeOfTheFileLeavesTheBatchWholeOrNotThere();
    void aFullDiskAtAnyChangeOfTheFileWritesNothingAndIsSaid();
    void whatHappensToTheFileIsNoticed_data();
    void whatHappensToTheFileIsNoticed();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"faulty.db"_s); }
    [[nodiscard]] QString target() const { return u"sqlite:"_s + path(); }
    void restore();
    [[nodiscard]] Told applyWith(const PortFault& fault);

    QTemporaryDir m_folder;
    PortCalls m_calls;
    QByteArray m_sound; ///< a workspace with the instance `i`
};

void WorkspaceFaultTest::initTestCase()
{
    setUpTables(target());
    {
        const auto batch = instancesFor({u"i"_s});
        QCOMPARE(verdictName(FaultConsole(target()).apply(*batch, u"preparation"_s).verdict), u"applied"_s);
    }
    m_sound = contentOf(path());
    QVERIFY(!m_sound.isEmpty());
}

/// The sound workspace again, and nothing beside it.
void WorkspaceFaultTest::restore()
{
    QFile::remove(path() + u"-journal"_s);
    QFile::remove(path());
    overwrite(path(), m_sound);
}

void WorkspaceFaultTest::aConsoleKilledAtAnyChangeOfTheFileLeavesTheBatchWholeOrNotThere()
{
    ConsoleProgram console(target());
    FaultTally tally;
    int change = 0;
    do {
        restore();
        console.setFileFault(u"kill:%1"_s.arg(++change), u"faulty.db"_s);
        const Told told = console.apply(generatedDomainFile(u"i"_s), u"i"_s);
        console.clearFileFault();

        tally.take(told);
        const QStringList complaints = Oracle(target()).complaints({told});
        QVERIFY2(complaints.isEmpty(), qPrintable(u"change %1\n"_s.arg(change) + complaints.join(u'\n')));
        const Told next = console.apply(oneCommandFile(u"i"_s), u"next"_s);
        QVERIFY2(next.verdict == Verdict::Applied, qPrintable(next.reason));
    } while (console.exitStatus() == 0 && tally.count(Verdict::Applied) == 0 && change < patience);
    QCOMPARE(tally.count(Verdict::Applied), 1);
    QVERIFY(tally.count(Verdict::Unknown) > 10);
    qInfo("killed at %d changes", tally.count(Verdict::Unknown));
}

void WorkspaceFaultTest::aFullDiskAtAnyChangeOfTheFileWritesNothingAndIsSaid()
{
    ConsoleProgram console(target());
    FaultTally tally;
    int change = 0;
    do {
        restore();
        console.setFileFault(u"full:%1"_s.arg(++change), u"faulty.db"_s);
        const Told told = console.apply(fiftyCommandsFile(u"i"_s), u"i"_s);
        const int status = console.exitStatus();
        console.clearFileFault();

        tally.take(told);
        QVERIFY2(status == 1 || told.verdict == Verdict::Applied, qPrintable(told.reason));
        const QStringList complaints = Oracle(target()).complaints({told});
        QVERIFY2(complaints.isEmpty(), qPrintable(u"change %1\n"_s.arg(change) + complaints.join(u'\n')));
    } while (tally.count(Verdict::Applied) == 0 && change < patience);
    QCOMPARE(tally.count(Verdict::Applied), 1);
    QVERIFY(tally.count(Verdict::NotApplied) > 5);
    qInfo("the disk was full at %d changes", tally.count(Verdict::NotApplied));
}

void WorkspaceFaultTest::whatHappensToTheFileIsNoticed_data()
{
    QTest::addColumn<int>("deed");
    QTest::newRow("removed") << 0;
    QTest::newRow("replaced") << 1;
    QTest::newRow("cut off") << 2;
    QTest::newRow("overwritten") << 3;
}

Told WorkspaceFaultTest::applyWith(const PortFault& fault)
{
    restore();
    FaultConsole console(target());
    FailingPool pool(console.services().pool(), m_calls);
    const storage::EventstoreCatalog catalog(storage::SqlDialect::sqlite());
    storage::DatabaseUnitOfWorkSource source(pool, storage::SqlDialect::sqlite(), catalog);
    const auto batch = faultBatch(u"nested batches"_s).make(u"i"_s);
    m_calls.arm(fault);
    return console.apply(source, *batch, u"i"_s);
}

/// At the second, third, ... call of the database port (the first opens the file: what was put in its place before is the
/// workspace). The last one is COMMIT: a file that is missing then, or another one, is noticed too. Who writes into our file is
/// noticed as long as there is something left to be read.
void WorkspaceFaultTest::whatHappensToTheFileIsNoticed()
{
    QFETCH(int, deed);
    constexpr int readings = 8;
    const bool staysOurs = deed >= 2;
    const std::array<std::function<void()>, 4> deeds = {
        [this] { QFile::remove(path()); },
        [this] {
            QFile::remove(path());
            overwrite(path(), m_sound);
        },
        [this] { QFile::resize(path(), m_sound.size() / 2); },
        [this] { overwrite(path(), QByteArray(m_sound.size(), '\x5a')); },
    };
    QCOMPARE(verdictName(applyWith({}).verdict), u"applied"_s);
    const int calls = m_calls.count();
    QVERIFY(calls > readings);
    for (int call = 2; call <= (staysOurs ? readings : calls); ++call) {
        const Told told = applyWith(
            {call, PortFault::When::Never, PortFault::Cause::LostConnection, false, deeds.at(size_t(deed))});

        QVERIFY2(told.verdict == Verdict::NotApplied, qPrintable(u"call %1 %2"_s.arg(call).arg(told.reason)));
        if (deed == 1) {
            const QStringList complaints = Oracle(target()).complaints({told});
            QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        }
    }
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::WorkspaceFaultTest)
#include "WorkspaceFaultTest.moc"
