#include "tests/support/TestRegistry.h"
#include "tests/ui/WholeWindow.h"
#include "ui/common/Colors.h"
#include "ui/common/PlainLabel.h"
#include "ui/database/ConnectionCard.h"
#include "ui/database/PingsCard.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleOption>
#include <QToolButton>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using tests::WholeWindow;

namespace {

QString described(const QWidget& widget)
{
    const auto* const label = qobject_cast<const QLabel*>(&widget);
    const auto* const button = qobject_cast<const QAbstractButton*>(&widget);
    const QString text = label ? label->text() : button ? button->text() : QString();
    return u"%1 #%2 “%3” %4x%5"_s.arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(), text)
        .arg(widget.width())
        .arg(widget.height());
}

/// How wide a control must be so that all its words are seen; what may be cut (fields, wrapped words) needs nothing.
int neededWidth(const QWidget& widget)
{
    const auto* const label = qobject_cast<const QLabel*>(&widget);
    if (label) {
        return label->wordWrap() || label->textFormat() != Qt::PlainText ? 0 : label->sizeHint().width();
    }
    if (qobject_cast<const QAbstractButton*>(&widget)) {
        return widget.sizeHint().width();
    }
    return qobject_cast<const QComboBox*>(&widget) ? widget.minimumSizeHint().width() : 0;
}

QStringList clipped(const QWidget& window)
{
    QStringList found;
    const QList<QWidget*> all = window.findChildren<QWidget*>();
    for (const QWidget* const widget : all) {
        const bool isOurs = widget->isVisible() && widget->window() == &window
            && !qobject_cast<const QLineEdit*>(widget->parentWidget());
        if (isOurs && widget->width() < neededWidth(*widget)) {
            found.append(described(*widget));
        }
    }
    return found;
}

bool isLaidOut(const QWidget& widget)
{
    return widget.isVisible() && !widget.isWindow()
        && (qobject_cast<const QLabel*>(&widget) || qobject_cast<const QAbstractButton*>(&widget)
            || qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QComboBox*>(&widget));
}

/// Neighbours that lie upon each other.
QStringList covered(const QWidget& window)
{
    QStringList found;
    const QList<QWidget*> all = window.findChildren<QWidget*>();
    for (const QWidget* const one : all) {
        const QList<QWidget*> neighbours = one->parentWidget()->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
        for (const QWidget* const other : neighbours) {
            const bool isPair = one < other && isLaidOut(*one) && isLaidOut(*other)
                && !qobject_cast<const QLineEdit*>(one->parentWidget());
            if (isPair && one->geometry().intersects(other->geometry())) {
                found.append(described(*one) + u" and "_s + described(*other));
            }
        }
    }
    return found;
}

} // namespace

/// Appearances, languages and sizes of the window: what would be crooked, cut off or unreadable.
class AppearanceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyPartFollowsTheAppearance_data();
    void everyPartFollowsTheAppearance();
    void nothingIsCutOffOrCovered_data();
    void nothingIsCutOffOrCovered();
    void theDatabasesStateAndPingsAreSeenAtAGlance_data();
    void theDatabasesStateAndPingsAreSeenAtAGlance();
    void theArrowOfASortedColumnStandsInItsMiddle_data();
    void theArrowOfASortedColumnStandsInItsMiddle();
    void aLabelIsAsTallAsItsWords();
    void cleanupTestCase();

private:
    [[nodiscard]] QWidget& part(const QString& name) const { return *m_whole->window().findChild<QWidget*>(name); }

    std::unique_ptr<WholeWindow> m_whole;
};

void AppearanceTest::initTestCase()
{
    m_whole = std::make_unique<WholeWindow>();
    QVERIFY(m_whole->waitForRows());
}

void AppearanceTest::cleanupTestCase()
{
    m_whole.reset();
}

void AppearanceTest::everyPartFollowsTheAppearance_data()
{
    QTest::addColumn<QString>("appearance");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("dark") << u"Dark"_s << true;
    QTest::newRow("light again") << u"Light"_s << false;
}

void AppearanceTest::everyPartFollowsTheAppearance()
{
    QFETCH(const QString, appearance);
    QFETCH(const bool, isDark);
    domain::Error error;
    error.id = u"CAS-Test"_s;
    m_whole->window().showError(error);

    m_whole->action(appearance)->trigger();

    for (const QString& name : {u"navigation"_s, u"sampleBar"_s, u"windowMessage"_s, u"table"_s, u"statusArea"_s}) {
        const QWidget& widget = part(name);
        const auto color = [&widget](QPalette::ColorRole role) { return widget.palette().color(role); };
        QTRY_VERIFY2((color(widget.backgroundRole()).lightness() < 128) == isDark, qPrintable(name));
        QTRY_VERIFY2((color(widget.foregroundRole()).lightness() > 128) == isDark, qPrintable(name));
    }
}

void AppearanceTest::nothingIsCutOffOrCovered_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QSize>("size");
    for (const QString& language : {u"English"_s, u"Deutsch"_s}) {
        for (const QString& screen : {u"instances"_s, u"organizations"_s, u"domains"_s, u"events"_s, u"database"_s}) {
            for (const QSize size : {QSize(1024, 700), QSize(1920, 1080)}) {
                QTest::addRow("%s, %s, %d", qPrintable(language), qPrintable(screen), size.width())
                    << language << screen << size;
            }
        }
    }
}

void AppearanceTest::nothingIsCutOffOrCovered()
{
    QFETCH(const QString, language);
    QFETCH(const QString, screen);
    QFETCH(const QSize, size);
    m_whole->action(language)->trigger();
    m_whole->window().resize(size);

    m_whole->showScreen(screen);

    QTRY_COMPARE(clipped(m_whole->window()).join(u'\n'), QString());
    QTRY_COMPARE(covered(m_whole->window()).join(u'\n'), QString());
    QCOMPARE(m_whole->window().size(), size);
}

void AppearanceTest::theDatabasesStateAndPingsAreSeenAtAGlance_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const QString& language : {u"English"_s, u"Deutsch"_s}) {
        for (const QSize size : {QSize(1024, 700), QSize(1280, 800)}) {
            QTest::addRow("%s, %d", qPrintable(language), size.width()) << language << size;
        }
    }
}

void AppearanceTest::theDatabasesStateAndPingsAreSeenAtAGlance()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    m_whole->action(language)->trigger();
    m_whole->window().resize(size);

    m_whole->showScreen(u"database"_s);

    auto* const scroll = m_whole->window().findChild<QWidget*>(u"database"_s)->findChild<QScrollArea*>();
    QTRY_VERIFY(!scroll->horizontalScrollBar()->isVisible());
    for (const QWidget* const card : {static_cast<QWidget*>(scroll->findChild<ConnectionCard*>()),
                                      static_cast<QWidget*>(scroll->findChild<PingsCard*>())}) {
        QTRY_COMPARE(card->visibleRegion().boundingRect(), card->rect());
    }
}

void AppearanceTest::theArrowOfASortedColumnStandsInItsMiddle_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<QStyleOptionHeader::SortIndicator>("direction");
    for (const double scale : {1.0, 2.0}) {
        QTest::addRow("up, %gx", scale) << scale << QStyleOptionHeader::SortUp;
        QTest::addRow("down, %gx", scale) << scale << QStyleOptionHeader::SortDown;
    }
}

void AppearanceTest::theArrowOfASortedColumnStandsInItsMiddle()
{
    QFETCH(double, scale);
    QFETCH(QStyleOptionHeader::SortIndicator, direction);
    QStyleOptionHeaderV2 header;
    header.rect = QRect(0, 0, 120, 30);
    header.orientation = Qt::Horizontal;
    header.palette = QPalette(Qt::white);
    header.sortIndicator = direction;
    const auto paint = [&header, scale] {
        QImage image(header.rect.size() * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        QPainter painter(&image);
        QApplication::style()->drawControl(QStyle::CE_Header, &header, &painter);
        return image;
    };
    const QImage sorted = paint();
    header.sortIndicator = QStyleOptionHeader::None;
    const QImage plain = paint();

    int top = sorted.height();
    int bottom = -1;
    for (int y = 0; y < sorted.height(); ++y) {
        for (int x = 0; x < sorted.width(); ++x) {
            if (sorted.pixel(x, y) != plain.pixel(x, y)) {
                top = std::min(top, y);
                bottom = y;
            }
        }
    }

    QVERIFY(bottom > top);
    QVERIFY2(std::abs(top - (sorted.height() - 1 - bottom)) <= 1, qPrintable(u"%1 %2"_s.arg(top).arg(bottom)));
}

void AppearanceTest::aLabelIsAsTallAsItsWords()
{
    constexpr int narrow = 120;
    PlainLabel label(u"Nothing is lost"_s);
    label.setWordWrap(true);
    const int atFirst = label.heightForWidth(narrow);

    label.setText(u"Nothing is lost, and nothing is half written, whatever happens in between"_s);
    const int withMoreWords = label.heightForWidth(narrow);
    label.setEmphasis(2.0, true);
    const int withLargerLetters = label.heightForWidth(narrow);
    label.setContentsMargins(0, narrow, 0, 0);

    QVERIFY(withMoreWords > atFirst);
    QVERIFY(withLargerLetters > withMoreWords);
    QCOMPARE(label.heightForWidth(narrow), withLargerLetters + narrow);
    QVERIFY(label.heightForWidth(10 * narrow) < withLargerLetters);
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::AppearanceTest)
#include "AppearanceTest.moc"
