#include "tests/architecture/WordRules.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Words that must not be in `folders`, but may be in `exceptions` (folders or files).
struct WordRule
{
    QString name;
    QStringList folders;
    QStringList exceptions;
    QRegularExpression words;
};

const QStringList& program()
{
    static const QStringList all{u"domain/"_s, u"storage/"_s, u"models/"_s, u"ui/"_s};
    return all;
}

QList<WordRule> layerRules()
{
    return {
        // In capitals, as our statements are written, and with the word that makes it a statement.
        {u"sql"_s,
         {u"domain/"_s, u"models/"_s, u"ui/"_s},
         {},
         QRegularExpression(
             uR"(\bSELECT\s+[^;]*?\sFROM\b|"SELECT\b|\bINSERT\s+INTO\b|\bUPDATE\s+\S+\s+SET\b|\bDELETE\s+FROM\b)"
             uR"(|\b(CREATE|ALTER|DROP)\s+(TABLE|SCHEMA|INDEX|FUNCTION|TRIGGER|VIEW)\b|"(BEGIN|COMMIT|ROLLBACK)\b)"_s)},
        // Who is on which thread may be asked anywhere; only the background makes threads.
        {u"thread"_s,
         program(),
         {u"models/background/"_s},
         QRegularExpression(
             uR"((?<!#include <)\bQThread\b(?!::currentThread)|\bQThreadPool\b|\bQtConcurrent\b|\bstd::(jthread|thread|async)\b(?!::id))"
             uR"(|\bmoveToThread\b)"_s)},
        {u"translated-text"_s,
         {u"domain/"_s, u"storage/"_s},
         {},
         QRegularExpression(uR"(\btr\(|\bQT_TR(ANSLATE)?_NOOP|\btranslate\(|Q_DECLARE_TR_FUNCTIONS)"_s)},
        {u"clock"_s,
         {u"domain/"_s},
         {u"domain/port/Clock.cpp"_s},
         QRegularExpression(
             uR"(\bcurrentDateTime(Utc)?\b|\bcurrent(M?)SecsSinceEpoch\b|_clock::now\b|\bQElapsedTimer\b)"_s)},
        {u"looks-in-a-model"_s,
         {u"models/"_s},
         {},
         QRegularExpression(
             uR"(\bQt::(Decoration|Foreground|Background|Font)Role\b|\bQ(Icon|Color|Font|Pixmap|Brush)\b)"_s)},
    };
}

QList<WordRule> behaviourRules()
{
    return {
        {u"nested-loop"_s,
         program(),
         {},
         QRegularExpression(uR"(\bprocessEvents\b|\bQEventLoop\b|\bwaitForFinished\b|\bQThread::[mu]?sleep\b)"_s)},
        {u"exec"_s, {u"models/"_s, u"ui/"_s}, {u"ui/app/main.cpp"_s}, QRegularExpression(uR"((\.|->|::)exec\()"_s)},
        {u"rich-text"_s,
         {u"ui/"_s},
         {},
         QRegularExpression(uR"(\bQt::(RichText|AutoText|MarkdownText)\b|\bset(Html|Markdown)\()"_s)},
        {u"resource-path"_s,
         {u"models/"_s, u"ui/"_s},
         {u"ui/common/Icons.cpp"_s},
         QRegularExpression(uR"(":/icons)"_s)},
        {u"singleton"_s, program(), {}, QRegularExpression(uR"(\bstatic\s+[\w:]+\s*[&*]\s*instance\(\))"_s)},
        {u"skipped-test"_s, {u"tests/"_s}, {}, QRegularExpression(uR"(\bQSKIP\b|\bQEXPECT_FAIL\b)"_s)},
        {u"sleeping-test"_s,
         {u"tests/"_s},
         {u"tests/bench/"_s},
         QRegularExpression(uR"(\bqSleep\(|\bQThread::[mu]?sleep\()"_s)},
    };
}

bool isIn(const QString& path, const QStringList& places)
{
    return std::any_of(places.begin(), places.end(), [&path](const QString& place) { return path.startsWith(place); });
}

} // namespace

QList<Finding> wordFindings(const SourceText& source)
{
    static const QList<WordRule> rules = layerRules() + behaviourRules();
    QList<Finding> found;
    for (const WordRule& rule : rules) {
        if (!isIn(source.path(), rule.folders) || isIn(source.path(), rule.exceptions)) {
            continue;
        }
        for (auto match = rule.words.globalMatch(source.code()); match.hasNext();) {
            const QRegularExpressionMatch words = match.next();
            found.append({rule.name, source.path(), source.lineOf(words.capturedStart()), words.captured()});
        }
    }
    return found;
}

} // namespace castellan::tests
