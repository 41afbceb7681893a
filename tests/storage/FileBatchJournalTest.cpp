#include "storage/journal/FileBatchJournal.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;
using castellan::storage::FileBatchJournal;

namespace {

BatchTrace trace(const QString& key, const QString& target = u"sqlite:/a.db"_s)
{
    BatchTrace made;
    made.identity = {key, u"anna \"ä\""_s, QByteArray("\x00\xff", 2)};
    made.target = target;
    made.at = {1'767'225'600'123'456};
    made.events = {{{u"i1"_s, u"org"_s, u"o1"_s}, u"org.added"_s, 9'007'199'254'740'993, QByteArray("\x01\x02", 2)}};
    made.session = {4711, u"2026-01-01 00:00:00.123456+00"_s, u"18446744073709551615"_s, u"7712657842802091550"_s,
                    u"00000002"_s};
    return made;
}

QStringList keysOf(const QList<BatchTrace>& traces)
{
    QStringList keys;
    for (const BatchTrace& one : traces) {
        keys.append(one.identity.key);
    }
    return keys;
}

} // namespace

class FileBatchJournalTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void whatWasGivenUpIsADoubtWithAllThatWasNoted();
    void whatWasStruckIsGone();
    void aFileServesOneBatchAfterTheOther();
    void anEmptyFileThatWasLeftBehindIsRemoved();
    void aBatchThatIsBeingAskedAboutIsNobodyElses();
    void aBatchIsADoubtOnceItsProgramWasKilled();
    void doubtsAreThoseOfTheTarget();
    void theSameKeyAgainReplacesWhatWasNoted();
    void onlyTheFirstPlannedEventIsKept();
    void filesAreTheOwnersAlone();
    void whatCannotBeReadIsLeftAlone();
    void aMonthLaterADoubtIsForgotten();
    void withoutAFolderNothingIsNoted();
    void aFolderThatCannotBeMadeRefusesNothing();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"state/journal"_s); }
    [[nodiscard]] QFileInfoList files() const { return QDir(path()).entryInfoList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;
};

void FileBatchJournalTest::whatWasGivenUpIsADoubtWithAllThatWasNoted()
{
    FileBatchJournal journal(path(), m_clock);
    journal.note(trace(u"k1"_s));
    journal.giveUp(u"k1"_s);

    const QList<BatchTrace> doubts = FileBatchJournal(path(), m_clock).doubts(u"sqlite:/a.db"_s);

    QVERIFY(doubts == QList<BatchTrace>{trace(u"k1"_s)});
}

void FileBatchJournalTest::whatWasStruckIsGone()
{
    {
        FileBatchJournal journal(path(), m_clock);
        journal.note(trace(u"k1"_s));
        journal.note(trace(u"k2"_s));

        journal.strike(u"k1"_s);
        journal.strike(u"k2"_s);

        QVERIFY(journal.doubts(u"sqlite:/a.db"_s).isEmpty());
    }
    QVERIFY(files().isEmpty());
}

void FileBatchJournalTest::aFileServesOneBatchAfterTheOther()
{
    {
        FileBatchJournal journal(path(), m_clock);
        BatchTrace longer = trace(u"k1"_s);
        longer.session.startedAt = QString(1'000, u'x');
        journal.note(longer);
        journal.strike(u"k1"_s);
        journal.note(trace(u"k2"_s));
        QCOMPARE(files().size(), 1);
    }

    QVERIFY(FileBatchJournal(path(), m_clock).doubts(u"sqlite:/a.db"_s) == QList<BatchTrace>{trace(u"k2"_s)});
}

void FileBatchJournalTest::anEmptyFileThatWasLeftBehindIsRemoved()
{
    FileBatchJournal journal(path(), m_clock);
    journal.note(trace(u"k1"_s));
    QFile left(path() + u"/left.doubt"_s);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.write("\n{\"the batch before\"}");
    left.close();

    QVERIFY(journal.doubts(u"sqlite:/a.db"_s).isEmpty());

    QCOMPARE(files().size(), 1);
}

void FileBatchJournalTest::aBatchThatIsBeingAskedAboutIsNobodyElses()
{
    FileBatchJournal journal(path(), m_clock);
    FileBatchJournal other(path(), m_clock);
    journal.note(trace(u"k1"_s));
    QVERIFY(other.doubts(u"sqlite:/a.db"_s).isEmpty());
    journal.giveUp(u"k1"_s);

    const QStringList first = keysOf(other.doubts(u"sqlite:/a.db"_s));
    const QStringList second = keysOf(journal.doubts(u"sqlite:/a.db"_s));
    other.giveUp(u"k1"_s);
    const QStringList third = keysOf(journal.doubts(u"sqlite:/a.db"_s));

    QCOMPARE(first, QStringList(u"k1"_s));
    QCOMPARE(second, QStringList());
    QCOMPARE(third, QStringList(u"k1"_s));
}

void FileBatchJournalTest::aBatchIsADoubtOnceItsProgramWasKilled()
{
    int said[2];
    QCOMPARE(pipe(said), 0);
    const pid_t child = fork();
    if (child == 0) {
        FileBatchJournal journal(path(), m_clock);
        journal.note(trace(u"k1"_s));
        if (write(said[1], "x", 1) != 1) {
            _exit(1);
        }
        for (;;) {
            pause();
        }
    }
    char word = 0;
    QCOMPARE(read(said[0], &word, 1), 1);
    FileBatchJournal journal(path(), m_clock);
    const QList<BatchTrace> before = journal.doubts(u"sqlite:/a.db"_s);

    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);

    QVERIFY(before.isEmpty());
    QVERIFY(journal.doubts(u"sqlite:/a.db"_s) == QList<BatchTrace>{trace(u"k1"_s)});
    close(said[0]);
    close(said[1]);
}

void FileBatchJournalTest::doubtsAreThoseOfTheTarget()
{
    {
        FileBatchJournal journal(path(), m_clock);
        journal.note(trace(u"k1"_s, u"sqlite:/a.db"_s));
        journal.note(trace(u"k2"_s, u"sqlite:/b.db"_s));
    }
    FileBatchJournal next(path(), m_clock);

    QCOMPARE(keysOf(next.doubts(u"sqlite:/b.db"_s)), QStringList(u"k2"_s));
    QCOMPARE(keysOf(next.doubts(u"sqlite:/c.db"_s)), QStringList());
    QCOMPARE(keysOf(next.doubts(u"sqlite:/a.db"_s)), QStringList(u"k1"_s));
}

void FileBatchJournalTest::theSameKeyAgainReplacesWhatWasNoted()
{
    BatchTrace second = trace(u"k1"_s);
    second.events = {};
    {
        FileBatchJournal journal(path(), m_clock);
        journal.note(trace(u"k1"_s));
        journal.note(second);
    }

    QVERIFY(FileBatchJournal(path(), m_clock).doubts(u"sqlite:/a.db"_s) == QList<BatchTrace>{second});
}

void FileBatchJournalTest::onlyTheFirstPlannedEventIsKept()
{
    BatchTrace longer = trace(u"k1"_s);
    longer.events.append({{u"i1"_s, u"org"_s, u"o2"_s}, u"org.added"_s, 1, {}});
    {
        FileBatchJournal journal(path(), m_clock);
        journal.note(longer);
    }

    QVERIFY(FileBatchJournal(path(), m_clock).doubts(u"sqlite:/a.db"_s) == QList<BatchTrace>{trace(u"k1"_s)});
}

void FileBatchJournalTest::filesAreTheOwnersAlone()
{
    FileBatchJournal journal(path(), m_clock);
    journal.note(trace(u"k1"_s));

    QCOMPARE(files().size(), 1);
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(files().constFirst().permissions() & others, QFile::Permissions());
    QCOMPARE(QFileInfo(path()).permissions() & others, QFile::Permissions());
}

void FileBatchJournalTest::whatCannotBeReadIsLeftAlone()
{
    FileBatchJournal journal(path(), m_clock);
    journal.note(trace(u"k1"_s));
    QFile newer(path() + u"/newer.doubt"_s);
    QVERIFY(newer.open(QIODevice::WriteOnly));
    newer.write("{\"format\": 2}");
    newer.close();

    QVERIFY(journal.doubts(u"sqlite:/a.db"_s).isEmpty());
    QVERIFY(QFile::exists(path() + u"/newer.doubt"_s));
}

void FileBatchJournalTest::aMonthLaterADoubtIsForgotten()
{
    FileBatchJournal journal(path(), m_clock);
    journal.note(trace(u"k1"_s));
    journal.giveUp(u"k1"_s);
    ManualClock later;
    later.setNow({QDateTime::currentDateTimeUtc().addDays(31).toMSecsSinceEpoch() * 1'000});

    QVERIFY(FileBatchJournal(path(), later).doubts(u"sqlite:/a.db"_s).isEmpty());
    QVERIFY(files().isEmpty());
}

void FileBatchJournalTest::withoutAFolderNothingIsNoted()
{
    FileBatchJournal journal({}, m_clock);

    journal.note(trace(u"k1"_s));
    journal.giveUp(u"k1"_s);

    QVERIFY(journal.doubts(u"sqlite:/a.db"_s).isEmpty());
}

void FileBatchJournalTest::aFolderThatCannotBeMadeRefusesNothing()
{
    QFile inTheWay(m_folder->filePath(u"state"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    FileBatchJournal journal(path(), m_clock);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"The batch k1 could not be noted"_s));

    journal.note(trace(u"k1"_s));

    QVERIFY(journal.doubts(u"sqlite:/a.db"_s).isEmpty());
}

CASTELLAN_TEST(FileBatchJournalTest)
#include "FileBatchJournalTest.moc"
