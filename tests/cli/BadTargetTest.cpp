#include "tests/cli/Program.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// A TARGET that is no target: a usage error that names what is wrong and never shows a password.
class BadTargetTest : public QObject
{
    Q_OBJECT

private slots:
    void itIsAUsageError_data();
    void itIsAUsageError();
    void aPasswordInItIsNeverShown_data();
    void aPasswordInItIsNeverShown();
};

namespace {

Outcome list(const QString& target)
{
    return runCastellan({u"list"_s, target, u"organizations"_s, u"--json"_s});
}

Refusal refusal(const QString& message)
{
    return {2, u"invalid-argument"_s, u"CAS-Target"_s, message, {}, u"target"_s};
}

} // namespace

void BadTargetTest::itIsAUsageError_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("message");

    const QString forms = u"A target is sqlite:/path/to/file.db, postgresql://user@host:5432/database, or "
                          "keyword=value pairs for PostgreSQL."_s;
    QTest::newRow("nothing") << u""_s << forms;
    QTest::newRow("a path") << u"/tmp/acme.db"_s << forms;
    QTest::newRow("another scheme") << u"mysql://db.example/acme"_s << forms;
    QTest::newRow("no file") << u"sqlite:"_s << u"The target names no file. Write sqlite:/path/to/file.db."_s;

    const auto unknown = [](const char* tag, const QString& target, const QString& reason) {
        QTest::newRow(tag) << target
                           << u"The target is not an address that PostgreSQL understands (%1). Write "
                              "postgresql://user@host:5432/database or keyword=value pairs."_s.arg(reason);
    };
    unknown("unknown keyword", u"host=db.example colour=red"_s, u"invalid connection option \"colour\""_s);
    unknown("unknown parameter", u"postgresql://db.example/acme?colour=red"_s,
            u"invalid URI query parameter: \"colour\""_s);
    unknown("quote left open", u"host='db.example"_s, u"unterminated quoted string in connection info string"_s);
    unknown("bracket left open", u"postgresql://[::1/acme"_s,
            u"end of string reached when looking for matching \"]\" in IPv6 host address in URI: "
            "\"postgresql://[::1/acme\""_s);

    const auto forbidden = [](const char* tag, const QString& target, const QString& keyword) {
        QTest::newRow(tag) << target << u"The keyword `%1` may not be set in a target. Remove it."_s.arg(keyword);
    };
    forbidden("replication", u"host=db.example replication=database"_s, u"replication"_s);
    forbidden("options", u"host=db.example options='-c work_mem=1'"_s, u"options"_s);
    forbidden("options in a URI", u"postgresql://db.example/acme?options=-c%20work_mem%3D1"_s, u"options"_s);
    forbidden("client_encoding", u"host=db.example client_encoding=LATIN1"_s, u"client_encoding"_s);
    forbidden("fallback_application_name", u"host=db.example fallback_application_name=x"_s,
              u"fallback_application_name"_s);
    QTest::newRow("a value the driver cannot carry")
        << u"host=db.example application_name='a;b'"_s
        << u"The value of `application_name` holds a semicolon, which the database driver cannot carry. Remove it."_s;

    const auto badValue = [](const char* tag, const QString& target, const QString& keyword, const QString& value) {
        QTest::newRow(tag) << target
                           << u"The value \"%1\" of `%2` is not one that PostgreSQL knows."_s.arg(value, keyword);
    };
    badValue("port that is no number", u"postgresql://db.example:port/acme"_s, u"port"_s, u"port"_s);
    badValue("port out of range", u"host=db.example port=65536"_s, u"port"_s, u"65536"_s);
    badValue("one of several ports", u"postgresql://a.example:5432,b.example:0/acme"_s, u"port"_s, u"5432,0"_s);
    badValue("sslmode", u"host=db.example sslmode=bogus"_s, u"sslmode"_s, u"bogus"_s);
    badValue("target_session_attrs", u"host=db.example target_session_attrs=writable"_s, u"target_session_attrs"_s,
             u"writable"_s);
    badValue("time-out", u"host=db.example connect_timeout=soon"_s, u"connect_timeout"_s, u"soon"_s);
}

void BadTargetTest::itIsAUsageError()
{
    QFETCH(const QString, target);
    QFETCH(const QString, message);

    const Outcome outcome = list(target);

    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.json(), refusal(message).json());
    QCOMPARE(outcome.err, refusal(message).words());
}

void BadTargetTest::aPasswordInItIsNeverShown_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("keyword");
    QTest::newRow("URI") << u"postgresql://admin:hunter2@db.example/acme"_s << u"password"_s;
    QTest::newRow("parameter of a URI") << u"postgresql://db.example/acme?password=hunter2"_s << u"password"_s;
    QTest::newRow("keyword") << u"host=db.example password=hunter2"_s << u"password"_s;
    QTest::newRow("of a key file") << u"host=db.example sslpassword=hunter2"_s << u"sslpassword"_s;
    QTest::newRow("misspelt") << u"host=db.example pasword=hunter2"_s << QString();
    QTest::newRow("in a URI that cannot be read") << u"postgresql://admin:hunter2@[db.example/acme"_s << QString();
    QTest::newRow("with a quote left open") << u"host=db.example password='hunter2"_s << QString();
}

void BadTargetTest::aPasswordInItIsNeverShown()
{
    QFETCH(const QString, target);
    QFETCH(const QString, keyword);

    const Outcome outcome = list(target);

    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.json()["error"_L1]["id"_L1].toString(), u"CAS-Target"_s);
    QVERIFY2(!outcome.out.contains("hunter2") && !outcome.err.contains(u"hunter2"_s), outcome.out.constData());
    if (!keyword.isEmpty()) {
        QCOMPARE(outcome.json()["error"_L1]["message"_L1].toString(),
                 u"The target must not hold a password (`%1`). Leave it out: it is taken from .pgpass, PGPASSWORD, the "
                 "service file, the keychain or a prompt."_s.arg(keyword));
    }
}

CASTELLAN_TEST(BadTargetTest)

#include "BadTargetTest.moc"
