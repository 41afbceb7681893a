#include "tests/cli/Program.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Making = std::function<void(const QString& path)>;

constexpr qsizetype pageSize = 4096;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// As another program does.
void execute(const QString& path, const QString& sql)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(sql));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
}

QByteArray damaged(QByteArray content, qsizetype from, qsizetype to)
{
    return content.replace(from, to - from, QByteArray(to - from, '\x5a'));
}

} // namespace

/// Files that are no workspace, or one that cannot be used: each with its exact kind, exit status and text, and not a byte
/// of it changed.
class BadFileTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void itIsRefused_data();
    void itIsRefused();
    void setupRefusesIt_data();
    void setupRefusesIt();
    void aFileThatMayOnlyBeReadIsNotWritten();
    void aFileThatMayOnlyBeReadIsListed();
    void aMissingFolderIsNotMade();
    void aFileThatIsLockedTooLongIsATimeout();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"acme.db"_s); }
    [[nodiscard]] Outcome run(const QStringList& words) const
    {
        return runCastellan(QStringList{words.first(), u"sqlite:"_s + path()} + words.sliced(1)
                                + QStringList{u"--json"_s},
                            batchOf(R"({"command": "instance.add", "name": "Acme"})"));
    }

    [[nodiscard]] QString newer() const
    {
        return u"The tables are of version 99, made by a newer program; this one knows version %1."_s.arg(m_version);
    }

    QTemporaryDir m_folder;
    int m_version = 0;  ///< of our tables
    QByteArray m_sound; ///< a workspace with a sample in it
};

void BadFileTest::initTestCase()
{
    QCOMPARE(run({u"sample"_s, u"--organizations"_s, u"20"_s}).status, 0);
    m_version = run({u"setup"_s}).json()["version"_L1].toInt();
    m_sound = contentOf(path());
    QVERIFY(m_sound.size() > 20 * pageSize);
}

void BadFileTest::itIsRefused_data()
{
    QTest::addColumn<Making>("make");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("message"); // %1 is the path
    QTest::addColumn<QString>("detail");

    const auto schema = [](const char* tag, const Making& make, const QString& id, const QString& message,
                           const QString& detail) {
        QTest::newRow(tag) << make << 8 << u"schema"_s << id << message << detail;
    };
    const auto corrupt = [&](const char* tag, const QByteArray& content, const QString& why) {
        schema(
            tag, [content](const QString& path) { write(path, content); }, u"CAS-Corrupt"_s,
            u"%1 is damaged (%2). Restore it from a copy."_s.arg(u"%1"_s, why), why);
    };
    const auto noDatabase = [&](const char* tag, const Making& make) {
        schema(tag, make, u"CAS-NotADatabase"_s, u"%1 is not a database. Choose another file."_s,
               u"file is not a database"_s);
    };
    QTest::newRow("missing") << Making([](const QString& path) { QFile::remove(path); }) << 6 << u"unreachable"_s
                             << u"CAS-NoFile"_s
                             << u"There is no file %1. Check the path, or make it with `castellan setup`."_s
                             << QString();
    noDatabase("a short text", [](const QString& path) { write(path, "hello"); });
    noDatabase("a long text", [](const QString& path) { write(path, QByteArray(20'000, 'x')); });
    noDatabase("the header alone", [this](const QString& path) { write(path, m_sound.first(50)); });
    noDatabase("a folder", [](const QString& path) { QDir().mkdir(path); });
    corrupt("cut behind the first page", m_sound.first(pageSize), u"the file is shorter than it says"_s);
    corrupt("cut in the middle", m_sound.first(m_sound.size() / 2 + 1), u"the file is shorter than it says"_s);
    corrupt("first page overwritten", damaged(m_sound, 100, pageSize), u"database disk image is malformed"_s);
    corrupt("all but the first page overwritten", damaged(m_sound, pageSize, m_sound.size()),
            u"database disk image is malformed"_s);
    schema(
        "empty", [](const QString& path) { write(path, {}); }, u"CAS-Schema"_s,
        u"The database holds no tables of an identity system. Set it up first (castellan setup)."_s,
        u"The file holds no tables."_s);
    schema(
        "of a newer program",
        [this](const QString& path) {
            write(path, m_sound);
            execute(path, u"PRAGMA user_version=99"_s);
        },
        u"CAS-NewerSchema"_s, newer(), u"A workspace of version 99."_s);
    schema(
        "of another program", [](const QString& path) { execute(path, u"CREATE TABLE notes (text TEXT)"_s); },
        u"CAS-Schema"_s, u"The file belongs to another program (application id 0, tables: 1). Choose another file."_s,
        u"The file belongs to another program (application id 0, tables: 1). Choose another file."_s);
}

void BadFileTest::itIsRefused()
{
    QFETCH(const Making, make);
    QFETCH(const int, status);
    QFETCH(const QString, kind);
    QFETCH(const QString, id);
    QFETCH(const QString, message);
    QFETCH(const QString, detail);
    QFile::remove(path());
    make(path());
    const QByteArray before = contentOf(path());
    const Refusal refusal{status, kind, id, message.contains(u"%1"_s) ? message.arg(path()) : message, detail};

    const Outcome listed = run({u"list"_s, u"organizations"_s});
    const Outcome applied = run({u"apply"_s, u"-"_s});

    QCOMPARE(listed.status, status);
    QCOMPARE(listed.json(), refusal.json());
    QCOMPARE(listed.err, refusal.words());
    QCOMPARE(applied.status, status);
    QCOMPARE(applied.json()["error"_L1], refusal.json()["error"_L1]);
    QCOMPARE(applied.json()["applied"_L1], QJsonValue(false));
    QCOMPARE(applied.err, refusal.words());
    QCOMPARE(contentOf(path()), before);
    QDir().rmdir(path());
}

void BadFileTest::setupRefusesIt_data()
{
    QTest::addColumn<Making>("make");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("message");
    QTest::newRow("a text") << Making([](const QString& path) { write(path, "hello"); }) << u"CAS-NotADatabase"_s
                            << u"%1 is not a database. Choose another file."_s.arg(path());
    QTest::newRow("truncated") << Making([this](const QString& path) { write(path, m_sound.first(pageSize)); })
                               << u"CAS-Corrupt"_s
                               << u"%1 is damaged (the file is shorter than it says). Restore it from a copy."_s.arg(
                                      path());
    QTest::newRow("newer") << Making([this](const QString& path) {
        write(path, m_sound);
        execute(path, u"PRAGMA user_version=99"_s);
    }) << u"CAS-NewerSchema"_s
                           << newer() + u" Use the newer program."_s;
    QTest::newRow("of another program")
        << Making([](const QString& path) { execute(path, u"CREATE TABLE notes (text TEXT)"_s); })
        << u"CAS-ForeignSchema"_s
        << u"These tables were not made by this program, which does not change them. The file belongs to another program "
           "(application id 0, tables: 1). Choose another file."_s;
}

void BadFileTest::setupRefusesIt()
{
    QFETCH(const Making, make);
    QFETCH(const QString, id);
    QFETCH(const QString, message);
    QFile::remove(path());
    make(path());
    const QByteArray before = contentOf(path());

    const Outcome outcome = run({u"setup"_s});

    QCOMPARE(outcome.status, 8);
    QCOMPARE(outcome.json(), (Refusal{8, u"schema"_s, id, message}.json()));
    QCOMPARE(contentOf(path()), before);
}

void BadFileTest::aFileThatMayOnlyBeReadIsNotWritten()
{
    QFile::remove(path());
    write(path(), m_sound);
    QFile::setPermissions(path(), QFile::ReadOwner);

    const Outcome outcome = run({u"apply"_s, u"-"_s});

    const Refusal refusal{
        7, u"permission-denied"_s, u"CAS-ReadOnly"_s,
        u"%1 may only be read. Allow writing to the file and its folder, or work on a copy."_s.arg(path()),
        u"attempt to write a readonly database"_s};
    QCOMPARE(outcome.status, 7);
    QCOMPARE(outcome.json()["error"_L1], refusal.json()["error"_L1]);
    QCOMPARE(outcome.err, refusal.words());
    QCOMPARE(contentOf(path()), m_sound);
}

void BadFileTest::aFileThatMayOnlyBeReadIsListed()
{
    QFile::remove(path());
    write(path(), m_sound);
    QFile::setPermissions(path(), QFile::ReadOwner);

    const Outcome outcome = run({u"list"_s, u"organizations"_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.jsonLines().size(), 20);
}

void BadFileTest::aMissingFolderIsNotMade()
{
    const QString target = u"sqlite:"_s + m_folder.filePath(u"none/acme.db"_s);

    for (const QString& subcommand : {u"setup"_s, u"sample"_s}) {
        const Outcome outcome = runCastellan({subcommand, target, u"--json"_s});

        QCOMPARE(outcome.status, 6);
        QCOMPARE(outcome.json(),
                 (Refusal{6, u"unreachable"_s, u"CAS-NoFolder"_s,
                          u"There is no folder %1. Make it first, or choose another one."_s.arg(
                              m_folder.filePath(u"none"_s))}
                      .json()));
    }
    QVERIFY(!QFile::exists(m_folder.filePath(u"none"_s)));
}

void BadFileTest::aFileThatIsLockedTooLongIsATimeout()
{
    QFile::remove(path());
    write(path(), m_sound);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(path());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"BEGIN EXCLUSIVE"_s));

        const Outcome outcome = run({u"apply"_s, u"-"_s});

        const Refusal refusal{
            6, u"timeout"_s, u"CAS-LockTimeout"_s,
            u"Another program is using %1 for too long. Close it there, or try again later."_s.arg(path()),
            u"database is locked"_s};
        QCOMPARE(outcome.status, 6);
        QCOMPARE(outcome.json()["error"_L1], refusal.json()["error"_L1]);
        QCOMPARE(outcome.err, refusal.words());
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QCOMPARE(contentOf(path()), m_sound);
}

CASTELLAN_TEST(BadFileTest)

#include "BadFileTest.moc"
