#include "tests/support/TestRegistry.h"

#include "storage/database/Target.h"

#include <QTest>

using namespace castellan;
using namespace castellan::storage;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString word(const QString& target, const QByteArray& keyword)
{
    const ConnectionTarget parsed = ConnectionTarget::parse(target).value();
    for (const auto& [name, value] : parsed.keywords(ConnectionSettings(), QString())) {
        if (name == keyword) {
            return QString::fromUtf8(value);
        }
    }
    return {};
}

} // namespace

class PostgresTargetTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void targetsAreRecognisedByTheirForm_data();
    void targetsAreRecognisedByTheirForm();
    void whatNamesNoTargetIsRefused_data();
    void whatNamesNoTargetIsRefused();
    void aPasswordIsRefusedAndNeverRepeated_data();
    void aPasswordIsRefusedAndNeverRepeated();
    void remoteHostsAreVerifiedUnlessSomebodySaysOtherwise_data();
    void remoteHostsAreVerifiedUnlessSomebodySaysOtherwise();
    void theEnvironmentsChoiceOfTlsIsKept();
    void theServiceFilesChoiceIsKept();
    void whatTheTargetSaysIsNotReplacedByOurDefaults();
    void theTargetSaysHowLongConnectingMayTake_data();
    void theTargetSaysHowLongConnectingMayTake();
    void theServiceFileAndTheEnvironmentSaySoToo();
    void theFirstHostsCanBeLeftOut();
};

void PostgresTargetTest::initTestCase()
{
    for (const char* name :
         {"PGHOST", "PGHOSTADDR", "PGPORT", "PGSSLMODE", "PGSERVICE", "PGSERVICEFILE", "PGCONNECT_TIMEOUT"}) {
        qunsetenv(name);
    }
}

void PostgresTargetTest::targetsAreRecognisedByTheirForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isWorkspace");
    QTest::addColumn<QString>("shown");

    QTest::newRow("file") << u"sqlite:/data/a b.db"_s << true << u"sqlite:/data/a b.db"_s;
    QTest::newRow("URL") << u"postgresql://ann@db1.example:5433/idp"_s << false
                         << u"postgresql://ann@db1.example:5433/idp"_s;
    QTest::newRow("short URL") << u"postgres://db1.example/idp"_s << false << u"postgresql://db1.example/idp"_s;
    QTest::newRow("several hosts") << u"postgresql://a:1,b:2/idp?target_session_attrs=read-write"_s << false
                                   << u"postgresql://a:1,b:2/idp"_s;
    QTest::newRow("keywords") << u"host=db1.example user=ann dbname='my idp'"_s << false
                              << u"postgresql://ann@db1.example/my idp"_s;
    QTest::newRow("service") << u"service=production"_s << false << u"postgresql://?service=production"_s;
}

void PostgresTargetTest::targetsAreRecognisedByTheirForm()
{
    QFETCH(QString, text);
    QFETCH(bool, isWorkspace);
    QFETCH(QString, shown);

    const domain::Result<Target> target = Target::parse(text);

    QVERIFY(target.has_value());
    QCOMPARE(target->isWorkspace(), isWorkspace);
    QCOMPARE(target->displayText(), shown);
    QCOMPARE(target->text(), text);
}

void PostgresTargetTest::whatNamesNoTargetIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");

    QTest::newRow("empty") << QString() << u"sqlite:"_s;
    QTest::newRow("a file name") << u"/data/a.db"_s << u"sqlite:"_s;
    QTest::newRow("another scheme") << u"mysql://host/db"_s << u"postgresql://"_s;
    QTest::newRow("no file") << u"sqlite:"_s << u"no file"_s;
    QTest::newRow("unknown keyword") << u"host=a colour=red"_s << u"\"colour\""_s;
    QTest::newRow("unknown parameter") << u"postgresql://a/b?colour=red"_s << u"\"colour\""_s;
    QTest::newRow("replication") << u"host=a replication=true"_s << u"`replication`"_s;
    QTest::newRow("options") << u"postgresql://a/b?options=-csearch_path%3Dx"_s << u"`options`"_s;
    QTest::newRow("client_encoding") << u"host=a client_encoding=latin1"_s << u"`client_encoding`"_s;
    QTest::newRow("fallback_application_name")
        << u"host=a fallback_application_name=x"_s << u"`fallback_application_name`"_s;
    QTest::newRow("a value the driver cannot carry") << u"host=a application_name='x;y'"_s << u"`application_name`"_s;
    QTest::newRow("NUL") << u"host=a"_s + QChar(u'\0') << u"characters"_s;
}

void PostgresTargetTest::whatNamesNoTargetIsRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, named);

    const domain::Result<Target> target = Target::parse(text);

    QVERIFY(!target.has_value());
    QCOMPARE(target.error().kind, domain::ErrorKind::InvalidArgument);
    QCOMPARE(target.error().id, u"CAS-Target"_s);
    QVERIFY2(target.error().message.contains(named), qPrintable(target.error().message));
}

void PostgresTargetTest::aPasswordIsRefusedAndNeverRepeated_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("in the URL") << u"postgresql://ann:s3cret@a/b"_s;
    QTest::newRow("as a parameter") << u"postgresql://a/b?password=s3cret"_s;
    QTest::newRow("as a keyword") << u"host=a password=s3cret"_s;
    QTest::newRow("of a key file") << u"host=a sslpassword=s3cret"_s;
    QTest::newRow("in a text that cannot be read") << u"host=a password=my s3cret"_s;
    QTest::newRow("in a broken URL") << u"postgresql://ann:%zzs3cret@a/b"_s;
}

void PostgresTargetTest::aPasswordIsRefusedAndNeverRepeated()
{
    QFETCH(QString, text);

    const domain::Result<Target> target = Target::parse(text);

    QVERIFY(!target.has_value());
    QCOMPARE(target.error().id, u"CAS-Target"_s);
    QVERIFY(!target.error().message.contains(u"s3cret"_s));
    QVERIFY(!target.error().detail.contains(u"s3cret"_s));
}

void PostgresTargetTest::remoteHostsAreVerifiedUnlessSomebodySaysOtherwise_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mode");

    QTest::newRow("remote") << u"postgresql://db1.example/idp"_s << u"verify-full"_s;
    QTest::newRow("remote, weaker by its own word")
        << u"postgresql://db1.example/idp?sslmode=require"_s << u"require"_s;
    QTest::newRow("remote address") << u"hostaddr=10.0.0.1 dbname=idp"_s << u"verify-full"_s;
    QTest::newRow("a name that only looks local") << u"host=127.0.0.1.evil.example"_s << u"verify-full"_s;
    QTest::newRow("one of two is remote") << u"postgresql://localhost,db1.example/idp"_s << u"verify-full"_s;
    QTest::newRow("localhost") << u"postgresql://localhost/idp"_s << QString();
    QTest::newRow("127.0.0.1") << u"postgresql://127.0.0.1/idp"_s << QString();
    QTest::newRow("::1") << u"postgresql://[::1]/idp"_s << QString();
    QTest::newRow("socket") << u"host=/run/postgresql"_s << QString();
    QTest::newRow("default socket") << u"dbname=idp"_s << QString();
}

void PostgresTargetTest::remoteHostsAreVerifiedUnlessSomebodySaysOtherwise()
{
    QFETCH(QString, text);
    QFETCH(QString, mode);

    QCOMPARE(word(text, "sslmode"), mode);
}

void PostgresTargetTest::theEnvironmentsChoiceOfTlsIsKept()
{
    qputenv("PGSSLMODE", "require");
    const QString chosen = word(u"postgresql://db1.example/idp"_s, "sslmode");
    qunsetenv("PGSSLMODE");

    QCOMPARE(chosen, QString());
}

void PostgresTargetTest::theServiceFilesChoiceIsKept()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"services"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "[weak]\nhost=db1.example\nsslmode=require\nconnect_timeout=9\n[strong]\nhost=db1.example\n[local]\nhost=/run\n");
    file.close();
    qputenv("PGSERVICEFILE", file.fileName().toUtf8());

    const QStringList modes = {word(u"service=weak"_s, "sslmode"), word(u"service=strong"_s, "sslmode"),
                               word(u"service=local"_s, "sslmode")};
    const QString timeout = word(u"service=weak"_s, "connect_timeout");
    qunsetenv("PGSERVICEFILE");

    QCOMPARE(modes, QStringList({QString(), u"verify-full"_s, QString()}));
    QCOMPARE(timeout, QString());
}

void PostgresTargetTest::whatTheTargetSaysIsNotReplacedByOurDefaults()
{
    const QString text = u"host=/run connect_timeout=7 application_name=mine"_s;

    QCOMPARE(word(text, "connect_timeout"), u"7"_s);
    QCOMPARE(word(text, "application_name"), u"mine"_s);
    QCOMPARE(word(text, "tcp_user_timeout"), u"10000"_s);
    QCOMPARE(word(u"host=/run"_s, "application_name"), u"castellan"_s);
}

void PostgresTargetTest::theTargetSaysHowLongConnectingMayTake_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("limit");

    QTest::newRow("nothing said") << u"host=a"_s << qint64{1'234};
    QTest::newRow("an empty value") << u"host=a connect_timeout=''"_s << qint64{1'234};
    QTest::newRow("seconds") << u"host=a connect_timeout=7"_s << qint64{7'000};
    QTest::newRow("in an address") << u"postgresql://a/b?connect_timeout=20"_s << qint64{20'000};
    QTest::newRow("1 counts as 2, as for libpq") << u"host=a connect_timeout=1"_s << qint64{2'000};
    QTest::newRow("for ever") << u"host=a connect_timeout=0"_s << qint64{60'000};
    QTest::newRow("for ever, in another way") << u"host=a connect_timeout=-1"_s << qint64{60'000};
    QTest::newRow("very long") << u"host=a connect_timeout=86400"_s << qint64{60'000};
}

void PostgresTargetTest::theTargetSaysHowLongConnectingMayTake()
{
    QFETCH(QString, text);
    QFETCH(qint64, limit);

    const ConnectionTarget target = ConnectionTarget::parse(text).value();

    QCOMPARE(target.connectLimit(1'234ms).count(), limit);
}

void PostgresTargetTest::theServiceFileAndTheEnvironmentSaySoToo()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"services"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[far]\nhost=db1.example\nconnect_timeout=9\n[near]\nhost=db2.example\n");
    file.close();
    qputenv("PGSERVICEFILE", file.fileName().toUtf8());
    qputenv("PGCONNECT_TIMEOUT", "11");
    QList<qint64> limits;
    for (const QString& text : {u"service=far"_s, u"service=near"_s, u"service=far connect_timeout=3"_s, u"host=a"_s}) {
        limits.append(ConnectionTarget::parse(text)->connectLimit(5s).count());
    }
    qunsetenv("PGCONNECT_TIMEOUT");
    qunsetenv("PGSERVICEFILE");

    QCOMPARE(limits, QList<qint64>({9'000, 11'000, 3'000, 11'000}));
}

void PostgresTargetTest::theFirstHostsCanBeLeftOut()
{
    const ConnectionTarget target = ConnectionTarget::parse(u"postgresql://a:1,b:2,c:3/idp"_s).value();

    QCOMPARE(target.withoutHosts(2)->displayText(), u"postgresql://c:3/idp"_s);
    QVERIFY(!target.withoutHosts(3).has_value());
}

CASTELLAN_TEST(PostgresTargetTest)
#include "PostgresTargetTest.moc"
