#include "tests/support/TestRegistry.h"
#include "tests/ui/WholeWindow.h"
#include "ui/common/TableView.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QTabBar>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using tests::WholeWindow;

namespace {

const QString sources = QStringLiteral(CASTELLAN_SOURCES);
constexpr QChar mark = u'¤';

bool run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

/// As the target update_translations does it.
bool readSources(const QString& catalogue, const QString& language, bool pluralsOnly)
{
    QStringList arguments{u"-silent"_s,
                          u"-I"_s,
                          sources,
                          u"-locations"_s,
                          u"none"_s,
                          u"-no-obsolete"_s,
                          sources + u"/models"_s,
                          sources + u"/ui"_s,
                          u"-source-language"_s,
                          u"en"_s};
    if (pluralsOnly) {
        arguments << u"-pluralonly"_s;
    }
    return run(QStringLiteral(LUPDATE), arguments << u"-target-language"_s << language << u"-ts"_s << catalogue);
}

QByteArray contents(const QString& file)
{
    QFile handle(file);
    return handle.open(QIODevice::ReadOnly) ? handle.readAll() : QByteArray();
}

struct Message
{
    QString source;
    QStringList translations;
    bool isFinished = false;
};

QList<Message> messages(const QString& file)
{
    QXmlStreamReader xml(contents(file));
    QList<Message> found;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"message") {
            found.append(Message());
        } else if (xml.name() == u"source") {
            found.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            found.last().isFinished = !xml.attributes().hasAttribute(u"type"_s);
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            found.last().translations.append(text);
        }
    }
    return found;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(u"%(L?\\d|L?n)"_s);
    QStringList found;
    QRegularExpressionMatchIterator matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        found.append(matches.next().captured());
    }
    found.sort();
    found.removeDuplicates();
    return found;
}

/// Every text literal of the window's code and forms, so that a text can be told from data.
QSet<QString> literalsOfTheCode()
{
    static const QRegularExpression inCode(u"\"((?:[^\"\\\\]|\\\\.)+)\""_s);
    static const QRegularExpression inForm(u"<string[^>]*>([^<]+)</string>"_s);
    QSet<QString> found;
    QDirIterator files(sources + u"/ui"_s, {u"*.cpp"_s, u"*.ui"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString text = QString::fromUtf8(contents(file));
        QRegularExpressionMatchIterator matches = (file.endsWith(u".ui"_s) ? inForm : inCode).globalMatch(text);
        while (matches.hasNext()) {
            found.insert(matches.next().captured(1).remove(u'&').replace(u"amp;"_s, QString()));
        }
    }
    return found;
}

QStringList itemsOf(const QWidget* widget)
{
    QStringList texts;
    if (const auto* const tabs = qobject_cast<const QTabBar*>(widget)) {
        for (int tab = 0; tab < tabs->count(); ++tab) {
            texts << tabs->tabText(tab);
        }
    } else if (const auto* const box = qobject_cast<const QComboBox*>(widget)) {
        for (int item = 0; item < box->count(); ++item) {
            texts << box->itemText(item);
        }
    } else if (const auto* const view = qobject_cast<const QAbstractItemView*>(widget);
               view != nullptr && view->model() != nullptr) {
        for (int column = 0; column < view->model()->columnCount(); ++column) {
            texts << view->model()->headerData(column, Qt::Horizontal).toString();
        }
    }
    return texts;
}

/// All that a person can read or hear in the window, but what is typed or listed.
QStringList textsOf(const QWidget& window)
{
    QStringList texts{window.windowTitle()};
    const QList<QWidget*> widgets = window.findChildren<QWidget*>();
    for (const QWidget* const widget : widgets) {
        if (widget->objectName().startsWith(u"qt_"_s)
            || qobject_cast<QDialogButtonBox*>(widget->parentWidget()) != nullptr) {
            continue; // Qt's own parts come from Qt's own catalogue
        }
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (const auto* const label = qobject_cast<const QLabel*>(widget)) {
            texts << label->text();
        } else if (const auto* const button = qobject_cast<const QAbstractButton*>(widget)) {
            texts << button->text();
        } else if (const auto* const edit = qobject_cast<const QLineEdit*>(widget)) {
            texts << edit->placeholderText();
        }
        texts << itemsOf(widget);
    }
    const QList<QAction*> actions = window.findChildren<QAction*>();
    for (const QAction* const action : actions) {
        texts << action->text() << action->toolTip();
    }
    return texts;
}

QString pathOf(const QWidget* widget)
{
    const QString parent = widget->parentWidget() != nullptr ? pathOf(widget->parentWidget()) : QString();
    return widget->objectName().isEmpty() ? parent : parent + u'/' + widget->objectName();
}

/// Table by table, the time in its first row, of all tables of the window that have one.
QHash<QString, QString> timesOf(const QWidget& window)
{
    static const QRegularExpression time(u" \\d\\d:\\d\\d:\\d\\d$"_s);
    QHash<QString, QString> found;
    for (const TableView* const table : window.findChildren<TableView*>()) {
        const QAbstractItemModel* const model = table->model();
        for (int column = 0; model != nullptr && model->rowCount() > 0 && column < model->columnCount(); ++column) {
            const QString text = model->index(0, column).data().toString();
            if (time.match(text).hasMatch()) {
                found.insert(pathOf(table), text);
            }
        }
    }
    return found;
}

} // namespace

/// The catalogues are in step with the sources, complete, and all that is seen goes through them.
class TranslationsTest : public QObject
{
    Q_OBJECT

private slots:
    void aCatalogueAgreesWithTheSources_data();
    void aCatalogueAgreesWithTheSources();
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void aTranslationKeepsPlaceholdersAndMnemonics();
    void everyTextOfTheWindowGoesThroughTheCatalogue();
    void theWindowSpeaksGermanAtOnceWhenAsked();
    void rowsThatAreThereChangeTheirLanguageToo();

private:
    QTemporaryDir m_folder;
};

void TranslationsTest::aCatalogueAgreesWithTheSources_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("pluralsOnly");
    QTest::newRow("German") << u"de"_s << false;
    QTest::newRow("English plurals") << u"en"_s << true;
}

void TranslationsTest::aCatalogueAgreesWithTheSources()
{
    QFETCH(QString, language);
    QFETCH(bool, pluralsOnly);
    const QString kept = u"%1/translations/castellan_%2.ts"_s.arg(sources, language);
    const QString copy = m_folder.filePath(language + u".ts"_s);
    QVERIFY(QFile::copy(kept, copy));

    QVERIFY(readSources(copy, language, pluralsOnly));

    QCOMPARE(contents(copy), contents(kept));
}

void TranslationsTest::everyTextIsTranslated_data()
{
    aCatalogueAgreesWithTheSources_data();
}

void TranslationsTest::everyTextIsTranslated()
{
    QFETCH(QString, language);

    const QList<Message> all = messages(u"%1/translations/castellan_%2.ts"_s.arg(sources, language));

    QVERIFY(!all.isEmpty());
    for (const Message& message : all) {
        QVERIFY2(message.isFinished && !message.translations.join(QString()).trimmed().isEmpty(),
                 qPrintable(message.source));
    }
}

void TranslationsTest::aTranslationKeepsPlaceholdersAndMnemonics()
{
    for (const Message& message : messages(sources + u"/translations/castellan_de.ts"_s)) {
        const QString translation = message.translations.join(QString());
        const QStringList wanted = placeholders(message.source);
        if (!wanted.contains(u"%n"_s)) { // "the last ping" needs no number
            QCOMPARE(placeholders(translation), wanted);
        }
        QVERIFY2(message.source.contains(u'&') == translation.contains(u'&'), qPrintable(message.source));
    }
}

void TranslationsTest::everyTextOfTheWindowGoesThroughTheCatalogue()
{
    const QString catalogue = m_folder.filePath(u"marked.ts"_s);
    const QString compiled = m_folder.filePath(u"marked.qm"_s);
    QVERIFY(readSources(catalogue, u"en"_s, false));
    QVERIFY(run(QStringLiteral(LRELEASE),
                {u"-silent"_s, u"-markuntranslated"_s, QString(mark), catalogue, u"-qm"_s, compiled}));
    const WholeWindow whole;
    QVERIFY(whole.waitForRows());
    QTranslator marked;
    QVERIFY(marked.load(compiled));
    const QSet<QString> literals = literalsOfTheCode();
    // Names, examples and data, which are the same in every language; and a notice said before the language changed.
    const QSet<QString> names{u"English"_s,
                              u"Deutsch"_s,
                              u"PostgreSQL"_s,
                              u"SQLite"_s,
                              u"Castellan"_s,
                              u"castellan"_s,
                              u"Apache License 2.0"_s,
                              u"Lighthouse (sample)"_s,
                              u"db.example.com"_s,
                              u"5432"_s,
                              u"–"_s,
                              u"postgresql://user@host/database?sslmode=verify-full"_s,
                              u"instance"_s,
                              u"org"_s,
                              u"milestone"_s,
                              u"The schema is set up."_s};

    qApp->installTranslator(&marked);
    QCoreApplication::sendPostedEvents(); // the windows hear of a language by a posted event
    QStringList texts;
    for (const auto& [screen, action] : {std::pair{u"instances"_s, u"New instance…"_s},
                                         {u"organizations"_s, u"New organization…"_s},
                                         {u"organizations"_s, u"Add domain…"_s},
                                         {u"database"_s, u"Open target…"_s},
                                         {u"events"_s, u"About Castellan"_s}}) {
        whole.showScreen(screen);
        QDialog* const dialog = whole.openDialog(mark + action);
        QVERIFY2(dialog != nullptr, qPrintable(action));
        texts << textsOf(*dialog);
        WholeWindow::dismiss(dialog);
    }
    QTest::qWait(0);
    texts << textsOf(whole.window());
    qApp->removeTranslator(&marked);

    QVERIFY(texts.filter(mark).size() > 100);
    QStringList missed;
    for (QString text : std::as_const(texts)) {
        text.remove(u'&');
        if (!text.contains(mark) && literals.contains(text) && !names.contains(text) && !text.contains(u"LGPL"_s)) {
            missed.append(text);
        }
    }
    missed.removeDuplicates();
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u" | "_s)));
}

void TranslationsTest::theWindowSpeaksGermanAtOnceWhenAsked()
{
    const WholeWindow whole;
    QVERIFY(whole.waitForRows());
    QAction* const german = whole.action(u"Deutsch"_s);
    QVERIFY(german != nullptr);

    german->trigger();

    QTRY_VERIFY(whole.action(u"Neue Organisation …"_s) != nullptr);
    QTRY_VERIFY(whole.action(u"Ziel öffnen …"_s) != nullptr);
    QVERIFY(whole.action(u"New organization…"_s) == nullptr);
}

void TranslationsTest::rowsThatAreThereChangeTheirLanguageToo()
{
    const WholeWindow whole;
    QVERIFY(whole.waitForRows());
    whole.showScreen(u"events"_s); // its rows are there, and those of the history beside the organizations
    whole.showScreen(u"organizations"_s);
    whole.action(u"English"_s)->trigger();
    constexpr qsizetype tables = 9; // three lists, all events and the latest, two lists of domains, two histories
    QTRY_COMPARE(timesOf(whole.window()).size(), tables);

    whole.action(u"Deutsch"_s)->trigger();

    static const QRegularExpression german(u"^\\d\\d[.]\\d\\d[.]\\d{4} "_s);
    QTRY_COMPARE(timesOf(whole.window()).values().filter(german).size(), tables);
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::TranslationsTest)
#include "TranslationsTest.moc"
