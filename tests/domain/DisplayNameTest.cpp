#include "tests/support/TestRegistry.h"

#include "domain/core/DisplayName.h"

#include <QTest>

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

class DisplayNameTest : public QObject
{
    Q_OBJECT

private slots:
    void namesAreTrimmedAndComposed_data();
    void namesAreTrimmedAndComposed();
    void badNamesAreRefusedWithTheReason_data();
    void badNamesAreRefusedWithTheReason();
    void foldingIsThatOfUnicode();
};

void DisplayNameTest::namesAreTrimmedAndComposed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"Lehigh University"_s << u"Lehigh University"_s;
    QTest::newRow("trimmed") << u"\t Lehigh \n"_s << u"Lehigh"_s;
    QTest::newRow("composed") << u"Universita\u0308t"_s << u"Universit\u00e4t"_s;
    QTest::newRow("joiners") << u"a\u200d\u200cb"_s << u"a\u200d\u200cb"_s;
    QTest::newRow("direction marks") << u"\u05d0\u200e\u200f"_s << u"\u05d0\u200e\u200f"_s;
    QTest::newRow("SQL is only text") << u"'; DROP TABLE x; --"_s << u"'; DROP TABLE x; --"_s;
    QTest::newRow("200 characters") << QString(200, u'x') << QString(200, u'x');
    QTest::newRow("200 of two units each") << u"😀"_s.repeated(200) << u"😀"_s.repeated(200);
    QTest::newRow("200 once composed") << u"a\u0308"_s.repeated(200) << u"\u00e4"_s.repeated(200);
}

void DisplayNameTest::namesAreTrimmedAndComposed()
{
    QFETCH(QString, text);
    QFETCH(QString, name);

    const Result<DisplayName> parsed = DisplayName::parse(text);

    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
    QCOMPARE(parsed->text(), name);
}

void DisplayNameTest::badNamesAreRefusedWithTheReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::newRow("empty") << QString() << u"CAS-NameEmpty"_s;
    QTest::newRow("blank") << u" \t\u00a0"_s << u"CAS-NameEmpty"_s;
    QTest::newRow("201 characters") << QString(201, u'x') << u"CAS-NameLength"_s;
    QTest::newRow("201 of two units each") << u"😀"_s.repeated(201) << u"CAS-NameLength"_s;
    QTest::newRow("10 MB") << QString(10'000'000, u'x') << u"CAS-NameLength"_s;
    QTest::newRow("NUL") << QString(u"a"_s + QChar(u'\0') + u"b"_s) << u"CAS-NameCharacter"_s;
    QTest::newRow("escape") << u"a\u001b[31mb"_s << u"CAS-NameCharacter"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"CAS-NameCharacter"_s;
    QTest::newRow("C1") << u"a\u0085b"_s << u"CAS-NameCharacter"_s;
    QTest::newRow("right-to-left override") << u"a\u202eb"_s << u"CAS-NameCharacter"_s;
    QTest::newRow("isolate") << u"a\u2066b"_s << u"CAS-NameCharacter"_s;
    QTest::newRow("lone surrogate") << QString(u"a"_s + QChar(char16_t(0xDC00))) << u"CAS-NameCharacter"_s;
}

void DisplayNameTest::badNamesAreRefusedWithTheReason()
{
    QFETCH(QString, text);
    QFETCH(QString, id);

    const Result<DisplayName> parsed = DisplayName::parse(text);

    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidArgument);
    QCOMPARE(parsed.error().id, id);
    QCOMPARE(parsed.error().field, u"name"_s);
}

void DisplayNameTest::foldingIsThatOfUnicode()
{
    QCOMPARE(folded(u"ÄÖÜ University"_s), u"äöü university"_s);
}

CASTELLAN_TEST(DisplayNameTest)
#include "DisplayNameTest.moc"
