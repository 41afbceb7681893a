#include "tests/support/TestRegistry.h"

#include "domain/event/StoredEvent.h"

#include <QTest>

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

class EventCursorTest : public QObject
{
    Q_OBJECT

private slots:
    void aCursorIsOneWordThatIsReadBack_data();
    void aCursorIsOneWordThatIsReadBack();
    void anythingElseIsRefused_data();
    void anythingElseIsRefused();
};

void EventCursorTest::aCursorIsOneWordThatIsReadBack_data()
{
    QTest::addColumn<QString>("instance");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"i1"_s << u"o1"_s << u"1767225600.000001/2/i1/org/o1/7"_s;
    QTest::newRow("system level") << QString() << u"SYSTEM"_s << u"1767225600.000001/2//org/SYSTEM/7"_s;
    QTest::newRow("awkward ids") << u"a/b c"_s << u"ä%\n'"_s
                                 << u"1767225600.000001/2/a%2Fb%20c/org/%C3%A4%25%0A%27/7"_s;
}

void EventCursorTest::aCursorIsOneWordThatIsReadBack()
{
    QFETCH(QString, instance);
    QFETCH(QString, id);
    QFETCH(QString, text);
    const EventCursor cursor{u"1767225600.000001"_s, 2, {instance, u"org"_s, id}, 7};

    const Result<EventCursor> read = EventCursor::parse(cursor.toText());

    QCOMPARE(cursor.toText(), text);
    QVERIFY(read);
    QVERIFY(*read == cursor);
}

void EventCursorTest::anythingElseIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("word") << u"now"_s;
    QTest::newRow("a position alone") << u"1767225600.000001"_s;
    QTest::newRow("three decimals") << u"1767225600.001/1/i1/org/o1/1"_s;
    QTest::newRow("negative position") << u"-1.000000/1/i1/org/o1/1"_s;
    QTest::newRow("order is no number") << u"1767225600.000001/x/i1/org/o1/1"_s;
    QTest::newRow("sequence is no number") << u"1767225600.000001/1/i1/org/o1/"_s;
    QTest::newRow("too much") << u"1767225600.000001/1/i1/org/o1/1/2"_s;
    QTest::newRow("not encoded") << u"1767225600.000001/1/i 1/org/o1/1"_s;
    QTest::newRow("not Latin") << u"1767225600.000001/1/ä/org/o1/1"_s;
}

void EventCursorTest::anythingElseIsRefused()
{
    QFETCH(QString, text);

    const Result<EventCursor> read = EventCursor::parse(text);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::InvalidArgument);
    QCOMPARE(read.error().id, u"CAS-Cursor"_s);
}

CASTELLAN_TEST(EventCursorTest)
#include "EventCursorTest.moc"
