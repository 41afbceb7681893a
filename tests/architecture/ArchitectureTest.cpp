#include "tests/architecture/IncludeRules.h"
#include "tests/architecture/SourceText.h"
#include "tests/architecture/WordRules.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace castellan::tests {

/// The house stands as the architecture says, and each rule is shown to bite on a planted breach.
class ArchitectureTest final : public QObject
{
    Q_OBJECT

private slots:
    void noSourceBreaksARule();
    void aBreachIsFound_data();
    void aBreachIsFound();
    void whatIsAllowedIsLeftAlone_data();
    void whatIsAllowedIsLeftAlone();
    void aFindingNamesItsLine();

private:
    [[nodiscard]] QList<Finding> findings(const QString& path, const QString& text) const;

    IncludeRules m_includes;
};

QList<Finding> ArchitectureTest::findings(const QString& path, const QString& text) const
{
    const SourceText source(path, text);
    return m_includes.findings(source) + wordFindings(source);
}

void ArchitectureTest::noSourceBreaksARule()
{
    const QDir root(QStringLiteral(CASTELLAN_SOURCE_ROOT));
    const QStringList folders{u"domain"_s, u"storage"_s, u"models"_s, u"ui"_s, u"tests"_s};
    int sources = 0;
    QStringList words;
    for (const QString& folder : folders) {
        QDirIterator files(root.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            const QString path = root.relativeFilePath(file.fileName());
            if (path.startsWith("tests/architecture/"_L1)) {
                continue; // holds the breaches below
            }
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            ++sources;
            const QList<Finding> found = findings(path, QString::fromUtf8(file.readAll()));
            for (const Finding& finding : found) {
                words += u"%1:%2: %3: %4"_s.arg(finding.path, QString::number(finding.line), finding.rule,
                                                finding.what);
            }
        }
    }

    QVERIFY(sources > 20);
    QVERIFY2(words.isEmpty(), qPrintable(words.join(u'\n')));
}

void ArchitectureTest::aBreachIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rule");

    const auto row = [](const char* name, const QString& path, const QString& text, const QString& rule) {
        QTest::newRow(name) << path << text << rule;
    };
    row("domain looks up", u"domain/a/A.cpp"_s, u"#include \"storage/sql/B.h\"\n"_s, u"layer"_s);
    row("storage looks up", u"storage/a/A.cpp"_s, u"#include \"models/table/B.h\"\n"_s, u"layer"_s);
    row("models look at storage", u"models/a/A.h"_s, u"# include \"storage/sql/B.h\"\n"_s, u"layer"_s);
    row("models look up", u"models/a/A.h"_s, u"#include \"ui/shell/B.h\"\n"_s, u"layer"_s);
    row("a window looks at storage", u"ui/shell/A.h"_s, u"#include \"storage/sql/B.h\"\n"_s, u"layer"_s);
    row("a window looks at the program", u"ui/shell/A.h"_s, u"#include \"ui/app/B.h\"\n"_s, u"layer"_s);
    row("a window looks at the command line", u"ui/shell/A.h"_s, u"#include \"ui/cli/B.h\"\n"_s, u"layer"_s);
    row("the command line looks at models", u"ui/cli/A.cpp"_s, u"#include \"models/a/B.h\"\n"_s, u"layer"_s);
    row("the command line looks at windows", u"ui/cli/A.cpp"_s, u"#include \"ui/common/B.h\"\n"_s, u"layer"_s);
    row("the program uses a test", u"ui/app/A.cpp"_s, u"#include \"tests/support/B.h\"\n"_s, u"layer"_s);
    row("a widget below ui", u"models/a/A.cpp"_s, u"#include <QLabel>\n"_s, u"qt-module"_s);
    row("a widget with its module", u"models/a/A.cpp"_s, u"#include <QtWidgets/QLabel>\n"_s, u"qt-module"_s);
    row("a widget by its file", u"ui/cli/A.cpp"_s, u"#include <qlabel.h>\n"_s, u"qt-module"_s);
    row("a colour in a model", u"models/a/A.cpp"_s, u"#include <QColor>\n"_s, u"qt-module"_s);
    row("Qt Sql in a window", u"ui/a/A.cpp"_s, u"#include <QSqlQuery>\n"_s, u"qt-module"_s);
    row("Qt Sql in the domain", u"domain/a/A.cpp"_s, u"#include <QSqlDatabase>\n"_s, u"qt-module"_s);
    row("libpq in a model", u"models/a/A.cpp"_s, u"#include <libpq-fe.h>\n"_s, u"library"_s);
    row("SQLite in the program", u"ui/app/A.cpp"_s, u"#include <sqlite3.h>\n"_s, u"library"_s);
    row("JSON parser in storage", u"storage/a/A.cpp"_s, u"#include <rapidjson/reader.h>\n"_s, u"library"_s);
    row("a file in the domain", u"domain/a/A.cpp"_s, u"#include <QFile>\n"_s, u"file-or-setting"_s);
    row("SELECT in a window", u"ui/a/A.cpp"_s, u"q(u\"SELECT id FROM t\"_s);"_s, u"sql"_s);
    row("SELECT over two lines", u"models/a/A.cpp"_s, u"q(\"SELECT id \"\n  \"FROM t\");"_s, u"sql"_s);
    row("INSERT in the command line", u"ui/cli/A.cpp"_s, u"q(\"INSERT INTO t\");"_s, u"sql"_s);
    row("CREATE TABLE in the domain", u"domain/a/A.cpp"_s, u"q(\"CREATE TABLE t\");"_s, u"sql"_s);
    row("BEGIN in a model", u"models/a/A.cpp"_s, u"q(\"BEGIN\");"_s, u"sql"_s);
    row("a thread in a window", u"ui/a/A.cpp"_s, u"QThread thread;"_s, u"thread"_s);
    row("a thread in storage", u"storage/a/A.cpp"_s, u"std::jthread t(f);"_s, u"thread"_s);
    row("a pool in another model", u"models/table/A.cpp"_s, u"QThreadPool p;"_s, u"thread"_s);
    row("words in the domain", u"domain/a/A.cpp"_s, u"return tr(\"No\");"_s, u"translated-text"_s);
    row("words in storage", u"storage/a/A.cpp"_s, u"QCoreApplication::translate(\"a\", \"b\");"_s,
        u"translated-text"_s);
    row("the clock in the domain", u"domain/a/A.cpp"_s, u"QDateTime::currentDateTimeUtc();"_s, u"clock"_s);
    row("the steady clock in the domain", u"domain/a/A.cpp"_s, u"std::chrono::steady_clock::now();"_s, u"clock"_s);
    row("an icon from a model", u"models/a/A.cpp"_s, u"case Qt::DecorationRole:"_s, u"looks-in-a-model"_s);
    row("a nested loop", u"ui/a/A.cpp"_s, u"QEventLoop loop;"_s, u"nested-loop"_s);
    row("events processed by hand", u"models/a/A.cpp"_s, u"QCoreApplication::processEvents();"_s, u"nested-loop"_s);
    row("waiting for a future", u"models/background/A.cpp"_s, u"f.waitForFinished();"_s, u"nested-loop"_s);
    row("sleeping", u"models/background/A.cpp"_s, u"QThread::msleep(5);"_s, u"nested-loop"_s);
    row("a dialog that blocks", u"ui/a/A.cpp"_s, u"dialog.exec();"_s, u"exec"_s);
    row("a menu that blocks", u"ui/a/A.cpp"_s, u"menu->exec(point);"_s, u"exec"_s);
    row("rich text", u"ui/a/A.cpp"_s, u"label->setTextFormat(Qt::RichText);"_s, u"rich-text"_s);
    row("a resource by its path", u"ui/a/A.cpp"_s, u"QIcon(u\":/icons/a.svg\"_s);"_s, u"resource-path"_s);
    row("a singleton", u"ui/a/A.h"_s, u"static Settings& instance();"_s, u"singleton"_s);
    row("a skipped test", u"tests/a/A.cpp"_s, u"QSKIP(\"no server\");"_s, u"skipped-test"_s);
    row("a sleeping test", u"tests/a/A.cpp"_s, u"QTest::qSleep(100);"_s, u"sleeping-test"_s);
}

void ArchitectureTest::aBreachIsFound()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QString, rule);

    const QList<Finding> found = findings(path, text);

    QVERIFY(!found.isEmpty());
    QCOMPARE(found.first().rule, rule);
}

void ArchitectureTest::whatIsAllowedIsLeftAlone_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");

    const auto row = [](const char* name, const QString& path, const QString& text) {
        QTest::newRow(name) << path << text;
    };
    row("the way down", u"ui/shell/A.cpp"_s,
        u"#include \"models/a/B.h\"\n#include \"domain/a/C.h\"\n#include <QLabel>\n"_s);
    row("the program knows all", u"ui/app/A.cpp"_s, u"#include \"storage/a/B.h\"\n#include \"ui/cli/C.h\"\n"_s);
    row("Qt Core and the language", u"domain/a/A.cpp"_s,
        u"#include <QString>\n#include <vector>\n#include <idn2.h>\n"_s);
    row("SQL where it lives", u"storage/a/A.cpp"_s, u"#include <QSqlQuery>\nq(\"SELECT 1 FROM t\");"_s);
    row("a form of our own", u"ui/a/A.cpp"_s, u"#include \"ui_A.h\"\n#include \"A.moc\"\n"_s);
    row("a comment", u"domain/a/A.cpp"_s,
        u"// QThread, tr(, SELECT a FROM b\n/* QEventLoop\n dialog.exec() */ int a;"_s);
    row("a comment's sign in a literal", u"ui/a/A.cpp"_s, u"f(\"a // b\"); /* QEventLoop */ g('\"');"_s);
    row("words that are no statement", u"ui/a/A.cpp"_s, u"tr(\"Select a name from the list, update it\");"_s);
    row("a thread in the background", u"models/background/A.cpp"_s, u"#include <QThread>\nQThread thread;"_s);
    row("which thread this is", u"ui/a/A.cpp"_s,
        u"#include <QThread>\nQ_ASSERT(QThread::currentThread() == thread());"_s);
    row("which thread it was", u"storage/a/A.h"_s, u"std::thread::id m_owner;"_s);
    row("the main loop", u"ui/app/main.cpp"_s, u"return application.exec();"_s);
    row("a statement that is run", u"storage/a/A.cpp"_s, u"query.exec();"_s);
    row("the clock's own file", u"domain/port/Clock.cpp"_s, u"std::chrono::steady_clock::now();"_s);
}

void ArchitectureTest::whatIsAllowedIsLeftAlone()
{
    QFETCH(QString, path);
    QFETCH(QString, text);

    const QList<Finding> found = findings(path, text);

    QVERIFY2(found.isEmpty(), found.isEmpty() ? "" : qPrintable(found.first().rule));
}

void ArchitectureTest::aFindingNamesItsLine()
{
    const QList<Finding> found = findings(u"ui/a/A.cpp"_s, u"#include <QLabel>\n/* a\nb */\n#include <QSqlQuery>\n"_s);

    const QList<Finding> expected{{u"qt-module"_s, u"ui/a/A.cpp"_s, 4, u"QSqlQuery"_s}};
    QCOMPARE(found, expected);
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::ArchitectureTest)
#include "ArchitectureTest.moc"
