#include "tests/support/TestRegistry.h"

#include "domain/organization/GeneratedDomain.h"

#include <QtTest>

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

class GeneratedDomainTest : public QObject
{
    Q_OBJECT

private slots:
    void aNameMakesADomain_data();
    void aNameMakesADomain();
    void aNameThatMakesNoDomainIsRefused_data();
    void aNameThatMakesNoDomainIsRefused();
    void aLongNameIsCutBetweenCharacters();
    void aLongBaseLeavesLessRoom();
    void aLabelThatGrowsWhenEncodedIsCutFurther();
    void theReferencesUnicodeSpellingIsKnown();
    void theBaseIsThePrimaryCustomDomain();
};

void GeneratedDomainTest::aNameMakesADomain_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("domain");

    QTest::newRow("spaces") << u"Lehigh University"_s << u"lehigh-university.id.example"_s;
    QTest::newRow("signs go") << u"Smith & Sons, Inc."_s << u"smith--sons-inc.id.example"_s;
    QTest::newRow("hyphen in the third and fourth place") << u"AB - C"_s << u"ab---c.id.example"_s;
    QTest::newRow("one hyphen at each end goes") << u" -acme- "_s.trimmed() << u"acme.id.example"_s;
    QTest::newRow("digits stay, others than ASCII go") << u"R2\u0663D2"_s << u"r2d2.id.example"_s;
    QTest::newRow("underscore goes") << u"a_b"_s << u"ab.id.example"_s;
    QTest::newRow("umlaut") << u"Bücher"_s << u"xn--bcher-kva.id.example"_s;
}

void GeneratedDomainTest::aNameMakesADomain()
{
    QFETCH(QString, name);

    const auto generated = GeneratedDomain::of(name, u"id.example"_s);

    QVERIFY2(generated, generated ? "" : qPrintable(toLogText(generated.error())));
    QTEST(generated->ascii(), "domain");
}

void GeneratedDomainTest::aNameThatMakesNoDomainIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");

    QTest::newRow("signs only") << u"!?*"_s << u"ORG-RrfXY"_s;
    QTest::newRow("hyphens only") << u"--"_s << u"ORG-RrfXY"_s;
    QTest::newRow("two hyphens in front") << u"--a"_s << u"CAS-DomainLabel"_s;
}

void GeneratedDomainTest::aNameThatMakesNoDomainIsRefused()
{
    QFETCH(QString, name);

    const auto generated = GeneratedDomain::of(name, u"id.example"_s);

    QVERIFY(!generated);
    QCOMPARE(generated.error().kind, ErrorKind::InvalidArgument);
    QTEST(generated.error().id, "id");
    QCOMPARE(generated.error().field, u"name"_s);
}

void GeneratedDomainTest::aLongNameIsCutBetweenCharacters()
{
    const auto ascii = GeneratedDomain::of(QString(70, u'a'), u"id.example"_s);
    const auto pair = GeneratedDomain::of(QString(62, u'a') + u"ü"_s, u"id.example"_s);

    QCOMPARE(ascii->ascii(), QString(63, u'a') + u".id.example"_s);
    QCOMPARE(pair->ascii(), QString(62, u'a') + u".id.example"_s);
}

void GeneratedDomainTest::aLongBaseLeavesLessRoom()
{
    const QString base = QString(u"abcdefghi."_s).repeated(24) + u"example"_s; // 247 bytes

    const auto generated = GeneratedDomain::of(u"Lehigh"_s, base);

    QVERIFY(generated);
    QCOMPARE(generated->ascii(), u"lehig."_s + base);
}

void GeneratedDomainTest::aLabelThatGrowsWhenEncodedIsCutFurther()
{
    const auto generated = GeneratedDomain::of(QString(u"한국대학교"_s).repeated(5), u"id.example"_s);

    QVERIFY2(generated, generated ? "" : qPrintable(toLogText(generated.error())));
    QVERIFY(generated->ascii().startsWith(u"xn--"_s));
    QVERIFY(generated->ascii().indexOf(u'.') <= 63);
}

void GeneratedDomainTest::theReferencesUnicodeSpellingIsKnown()
{
    const auto generated = GeneratedDomain::of(u"Bücher"_s, u"id.example"_s);

    QVERIFY(generated->isSpelled(u"bücher.id.example"_s));
    QVERIFY(generated->isSpelled(u"xn--bcher-kva.id.example"_s));
    QVERIFY(!generated->isSpelled(u"bucher.id.example"_s));
}

void GeneratedDomainTest::theBaseIsThePrimaryCustomDomain()
{
    InstanceDomain trusted;
    trusted.domain = u"trusted"_s;
    trusted.type = InstanceDomainType::Trusted;
    InstanceDomain other;
    other.domain = u"other"_s;
    InstanceDomain primary;
    primary.domain = u"primary"_s;
    primary.isPrimary = true;

    QCOMPARE(GeneratedDomain::base({trusted, other, primary}), u"primary"_s);
    QCOMPARE(GeneratedDomain::base({trusted, other}), QString());
}

CASTELLAN_TEST(GeneratedDomainTest)
#include "GeneratedDomainTest.moc"
