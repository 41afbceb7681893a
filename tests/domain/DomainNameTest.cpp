#include "tests/support/TestRegistry.h"

#include "domain/core/DomainName.h"

#include <QTest>

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

class DomainNameTest : public QObject
{
    Q_OBJECT

private slots:
    void textIsBroughtIntoTheFormThatIsStored_data();
    void textIsBroughtIntoTheFormThatIsStored();
    void badTextIsRefusedWithItsReason_data();
    void badTextIsRefusedWithItsReason();
    void peopleSeeUnicode();
    void publicSuffixesAreKnown_data();
    void publicSuffixesAreKnown();
};

void DomainNameTest::textIsBroughtIntoTheFormThatIsStored_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("stored");
    QTest::newRow("plain") << u"lehigh.edu"_s << u"lehigh.edu"_s;
    QTest::newRow("upper case and blanks") << u"  Lehigh.EDU\t"_s << u"lehigh.edu"_s;
    QTest::newRow("one dot at the end") << u"lehigh.edu."_s << u"lehigh.edu"_s;
    QTest::newRow("single label") << u"localhost"_s << u"localhost"_s;
    QTest::newRow("digits") << u"127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("umlaut") << u"Bücher.example"_s << u"xn--bcher-kva.example"_s;
    QTest::newRow("decomposed umlaut") << u"bu\u0308cher.example"_s << u"xn--bcher-kva.example"_s;
    QTest::newRow("sharp s is its own letter") << u"straße.example"_s << u"xn--strae-oqa.example"_s;
    QTest::newRow("encoded already") << u"XN--BCHER-KVA.example"_s << u"xn--bcher-kva.example"_s;
    QTest::newRow("japanese with ideographic stop") << u"例え。テスト"_s << u"xn--r8jz45g.xn--zckzah"_s;
    QTest::newRow("two hyphens in the middle") << u"a--b.example"_s << u"a--b.example"_s;
    QTest::newRow("longest label") << QString(63, u'a') + u".example"_s << QString(63, u'a') + u".example"_s;
    const QString label = QString(61, u'a') + u'.';
    QTest::newRow("longest") << label + label + label + label + u"abcde"_s
                             << label + label + label + label + u"abcde"_s;
}

void DomainNameTest::textIsBroughtIntoTheFormThatIsStored()
{
    QFETCH(QString, text);
    QFETCH(QString, stored);

    const Result<DomainName> domain = DomainName::parse(text);

    QVERIFY2(domain, domain ? "" : qPrintable(domain.error().message + domain.error().detail));
    QCOMPARE(domain->ascii(), stored);
}

void DomainNameTest::badTextIsRefusedWithItsReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::newRow("empty") << QString() << u"CAS-DomainEmpty"_s;
    QTest::newRow("blank") << u" \t\n"_s << u"CAS-DomainEmpty"_s;
    QTest::newRow("a dot") << u"."_s << u"CAS-DomainEmpty"_s;
    QTest::newRow("blank inside") << u"a b.example"_s << u"CAS-DomainCharacter"_s;
    QTest::newRow("underscore") << u"a_b.example"_s << u"CAS-DomainCharacter"_s;
    QTest::newRow("a URL") << u"https://a.example/"_s << u"CAS-DomainCharacter"_s;
    QTest::newRow("NUL") << QString(u"a.example"_s + QChar(u'\0') + u".evil"_s) << u"CAS-DomainCharacter"_s;
    QTest::newRow("wildcards") << u"%_\\"_s << u"CAS-DomainCharacter"_s;
    QTest::newRow("quote") << u"'; DROP TABLE x"_s << u"CAS-DomainCharacter"_s;
    QTest::newRow("lone surrogate") << QString(u"a"_s + QChar(char16_t(0xD800))) << u"CAS-DomainCharacter"_s;
    QTest::newRow("two dots") << u"a..example"_s << u"CAS-DomainLabel"_s;
    QTest::newRow("two dots at the end") << u"a.example.."_s << u"CAS-DomainLabel"_s;
    QTest::newRow("dot at the beginning") << u".example"_s << u"CAS-DomainLabel"_s;
    QTest::newRow("hyphen first") << u"-a.example"_s << u"CAS-DomainLabel"_s;
    QTest::newRow("hyphen last") << u"a-.example"_s << u"CAS-DomainLabel"_s;
    QTest::newRow("64 letters") << QString(QString(64, u'a') + u".example"_s) << u"CAS-DomainLabel"_s;
    const QString label = QString(61, u'a') + u'.';
    QTest::newRow("254 bytes") << QString(label + label + label + label + u"abcdef"_s) << u"CAS-DomainLength"_s;
    QTest::newRow("10 MB") << QString(10'000'000, u'a') << u"CAS-DomainLength"_s;
    QTest::newRow("not punycode") << u"xn--\u00e4.example"_s << u"CAS-DomainIdna"_s;
    QTest::newRow("right-to-left override") << u"a\u202eb.example"_s << u"CAS-DomainIdna"_s;
    QTest::newRow("mixed directions") << u"a\u05d0.example"_s << u"CAS-DomainIdna"_s;
}

void DomainNameTest::badTextIsRefusedWithItsReason()
{
    QFETCH(QString, text);
    QFETCH(QString, id);

    const Result<DomainName> domain = DomainName::parse(text);

    QVERIFY2(!domain, domain ? qPrintable(domain->ascii()) : "");
    QCOMPARE(domain.error().kind, ErrorKind::InvalidArgument);
    QCOMPARE(domain.error().id, id);
    QCOMPARE(domain.error().field, u"domain"_s);
    QVERIFY(domain.error().message.size() < 2000);
}

void DomainNameTest::peopleSeeUnicode()
{
    QCOMPARE(DomainName::parse(u"xn--bcher-kva.example"_s)->toDisplayText(), u"bücher.example"_s);
    QCOMPARE(DomainName::parse(u"acme.example"_s)->toDisplayText(), u"acme.example"_s);
}

void DomainNameTest::publicSuffixesAreKnown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isSuffix");
    QTest::newRow("co.uk") << u"co.uk"_s << true;
    QTest::newRow("github.io") << u"github.io"_s << true;
    QTest::newRow("a name below") << u"lehigh.edu"_s << false;
    QTest::newRow("unlisted single label") << u"intranet"_s << false;
}

void DomainNameTest::publicSuffixesAreKnown()
{
    QFETCH(QString, text);
    QFETCH(bool, isSuffix);

    QCOMPARE(DomainName::parse(text)->isPublicSuffix(), isSuffix);
}

CASTELLAN_TEST(DomainNameTest)
#include "DomainNameTest.moc"
