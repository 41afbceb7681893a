#include "tests/storage/PostgresFixture.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan;
using namespace castellan::storage;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

/// A server with a certificate for 127.0.0.1 that it signed itself.
class PostgresTlsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aVerifiedConnectionSaysSo_data();
    void aVerifiedConnectionSaysSo();
    void aCertificateThatIsNotTrustedIsRefused();
    void aCertificateForAnotherNameIsRefused();
    void aWeakerModeIsShownAsSuch();

private:
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Client>> open(
        const QString& more, domain::ClientPurpose purpose = domain::ClientPurpose::Read)
    {
        m_pool = PostgresFixture::poolOn(u"port=%1 dbname=postgres user=%2 "_s.arg(m_server.port()).arg(m_server.role())
                                             + more,
                                         {}, m_server.password());
        return m_pool->acquire(purpose);
    }

    PostgresServer m_server = PostgresServer::throwAway();
    std::unique_ptr<PostgresPool> m_pool;
    QString m_certificate;
};

void PostgresTlsTest::initTestCase()
{
    m_certificate = m_server.execute(u"show data_directory"_s) + u"/server.crt"_s;
    m_server.execute(u"copy (select 1) to program 'openssl req -new -x509 -days 2 -nodes -subj /CN=127.0.0.1 "
                     "-addext subjectAltName=IP:127.0.0.1 -keyout server.key -out server.crt 2> openssl.log'"_s);
    m_server.execute(u"alter system set ssl = on"_s);
    m_server.execute(u"select pg_reload_conf()"_s);
    QTRY_COMPARE(m_server.execute(u"show ssl"_s), u"on"_s);
}

void PostgresTlsTest::aVerifiedConnectionSaysSo_data()
{
    QTest::addColumn<domain::ClientPurpose>("purpose");
    QTest::newRow("opened by libpq") << domain::ClientPurpose::Read;
    QTest::newRow("opened by Qt") << domain::ClientPurpose::Write;
}

void PostgresTlsTest::aVerifiedConnectionSaysSo()
{
    QFETCH(domain::ClientPurpose, purpose);

    const auto client = open(u"host=127.0.0.1 sslmode=verify-full sslrootcert='%1'"_s.arg(m_certificate), purpose);

    QVERIFY2(client.has_value(), qPrintable(client ? QString() : client.error().message));
    const QString tls = (*client)->identity()->tls;
    QVERIFY2(tls.startsWith(u"TLSv1.3 TLS_"_s) && tls.endsWith(u" (verify-full)"_s), qPrintable(tls));
}

void PostgresTlsTest::aCertificateThatIsNotTrustedIsRefused()
{
    const auto client = open(u"host=127.0.0.1 sslmode=verify-full sslrootcert=/etc/ssl/certs/ca-certificates.crt"_s);

    QVERIFY(!client);
    QCOMPARE(domain::kindName(client.error().kind), u"unreachable"_s);
    QVERIFY2(client.error().message.contains(u"certificate"_s), qPrintable(client.error().message));
}

void PostgresTlsTest::aCertificateForAnotherNameIsRefused()
{
    const auto client = open(
        u"host=localhost hostaddr=127.0.0.1 sslmode=verify-full sslrootcert='%1'"_s.arg(m_certificate));

    QVERIFY(!client);
    QVERIFY2(client.error().message.contains(u"localhost"_s), qPrintable(client.error().message));
}

void PostgresTlsTest::aWeakerModeIsShownAsSuch()
{
    const auto client = open(u"host=127.0.0.1 sslmode=require"_s);

    QVERIFY(client);
    QVERIFY((*client)->identity()->tls.endsWith(u" (require)"_s));
}

CASTELLAN_TEST(PostgresTlsTest)
#include "PostgresTlsTest.moc"
