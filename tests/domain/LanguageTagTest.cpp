#include "tests/support/TestRegistry.h"

#include "domain/instance/LanguageTag.h"

#include <QtTest>

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

class LanguageTagTest : public QObject
{
    Q_OBJECT

private slots:
    void aWellFormedTagIsPutInItsUsualCase_data();
    void aWellFormedTagIsPutInItsUsualCase();
    void anythingElseIsRefused_data();
    void anythingElseIsRefused();
};

void LanguageTagTest::aWellFormedTagIsPutInItsUsualCase_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tag");
    const auto row = [](const char* text, const QString& tag) {
        QTest::newRow(text) << QString::fromLatin1(text) << tag;
    };

    row("en", u"en"_s);
    row(" DE-ch ", u"de-CH"_s);
    row("zh-hant-tw", u"zh-Hant-TW"_s);
    row("zh-yue-hk", u"zh-yue-HK"_s);
    row("es-419", u"es-419"_s);
    row("sl-rozaj-biske", u"sl-rozaj-biske"_s);
    row("de-1996", u"de-1996"_s);
    row("de-CH-1901", u"de-CH-1901"_s);
    row("en-u-ca-gregory", u"en-u-ca-gregory"_s);
    row("EN-A-MYEXT-B-ANOTHER", u"en-a-myext-b-another"_s);
    row("en-x-Private", u"en-x-private"_s);
    row("x-whatever", u"x-whatever"_s);
    row("I-KLINGON", u"i-klingon"_s);
    row("und-latn", u"und-Latn"_s);
}

void LanguageTagTest::aWellFormedTagIsPutInItsUsualCase()
{
    QFETCH(QString, text);

    const auto tag = LanguageTag::parse(text);

    QVERIFY(tag);
    QTEST(tag->text(), "tag");
}

void LanguageTagTest::anythingElseIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    const auto row = [](const QString& text, const char* id) {
        QTest::newRow(qPrintable(u"tag:"_s + text.left(20))) << text << QString::fromLatin1(id);
    };

    row({}, "LANG-3M9f2");
    row(u"  "_s, "LANG-3M9f2");
    row(u"Und"_s, "LANG-3M9f2");
    row(u"e"_s, "LANG-lg4DP");
    row(u"en_US"_s, "LANG-lg4DP");
    row(u"en-"_s, "LANG-lg4DP");
    row(u"-en"_s, "LANG-lg4DP");
    row(u"en--US"_s, "LANG-lg4DP");
    row(u"en-US-GB"_s, "LANG-lg4DP");
    row(u"de-DE-1901-1901"_s, "LANG-lg4DP");
    row(u"en-a-bb-a-cc"_s, "LANG-lg4DP");
    row(u"en-u"_s, "LANG-lg4DP");
    row(u"x"_s, "LANG-lg4DP");
    row(u"toolonglang"_s, "LANG-lg4DP");
    row(u"français"_s, "LANG-lg4DP");
    row(u"\u212Ao"_s, "LANG-lg4DP"); // the Kelvin sign, whose lower case is k
    row(u"en"_s + QString(u"-abcdefgh"_s).repeated(30), "LANG-lg4DP");
    row(u"'; DROP"_s, "LANG-lg4DP");
}

void LanguageTagTest::anythingElseIsRefused()
{
    QFETCH(QString, text);

    const auto tag = LanguageTag::parse(text);

    QVERIFY(!tag);
    QCOMPARE(tag.error().kind, ErrorKind::InvalidArgument);
    QTEST(tag.error().id, "id");
    QCOMPARE(tag.error().field, u"language"_s);
}

CASTELLAN_TEST(LanguageTagTest)
#include "LanguageTagTest.moc"
