#include "tests/architecture/IncludeRules.h"

#include <QStringList>

#include <algorithm>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What one layer may include. `ui/app/` stands before `ui/` because the first that fits counts.
struct Layer
{
    QString folder;
    QStringList folders;
    QStringList qtModules;
    QStringList libraries;
};

const QList<Layer>& layers()
{
    static const QList<Layer> all{
        {u"domain/"_s, {u"domain/"_s}, {u"QtCore"_s}, {u"idn2.h"_s, u"libpsl.h"_s}},
        {u"storage/"_s, {u"domain/"_s, u"storage/"_s}, {u"QtCore"_s, u"QtSql"_s}, {u"libpq-fe.h"_s, u"sqlite3.h"_s}},
        {u"models/"_s, {u"domain/"_s, u"models/"_s}, {u"QtCore"_s}, {}},
        {u"ui/cli/"_s, {u"domain/"_s, u"ui/cli/"_s}, {u"QtCore"_s}, {u"rapidjson/"_s}},
        {u"ui/app/"_s,
         {u"domain/"_s, u"storage/"_s, u"models/"_s, u"ui/"_s},
         {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s},
         {}},
        {u"ui/"_s, {u"domain/"_s, u"models/"_s, u"ui/"_s}, {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s}, {}},
    };
    return all;
}

/// Libraries that belong to some layer; the language's and the system's headers are nobody's.
const QStringList& ownedLibraries()
{
    static const QStringList all{u"idn2.h"_s,         u"libpsl.h"_s,  u"libpq-fe.h"_s,
                                 u"libpq-events.h"_s, u"sqlite3.h"_s, u"rapidjson/"_s};
    return all;
}

bool beginsWithOneOf(const QString& name, const QStringList& beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&name](const QString& beginning) { return name.startsWith(beginning); });
}

bool isOurs(const QString& name)
{
    return beginsWithOneOf(name, {u"domain/"_s, u"storage/"_s, u"models/"_s, u"ui/"_s, u"tests/"_s});
}

/// The program's rooms are entered from above only: no window knows how it was started.
bool entersTheProgram(const QString& path, const QString& name)
{
    const bool isProgram = path.startsWith("ui/app/"_L1);
    const bool isCli = path.startsWith("ui/cli/"_L1);
    return (name.startsWith("ui/app/"_L1) && !isProgram) || (name.startsWith("ui/cli/"_L1) && !isProgram && !isCli);
}

bool touchesFiles(const QString& name)
{
    static const QStringList all{u"QFile"_s,     u"QSaveFile"_s,      u"QDir"_s,
                                 u"QSettings"_s, u"QTemporaryFile"_s, u"fstream"_s};
    return all.contains(name);
}

QString brokenRule(const Layer& layer, const QString& path, const QString& name, const QtModules& modules)
{
    if (isOurs(name)) {
        return !beginsWithOneOf(name, layer.folders) || entersTheProgram(path, name) ? u"layer"_s : QString();
    }
    const QString module = modules.moduleOf(name);
    if (!module.isEmpty() && !layer.qtModules.contains(module)) {
        return u"qt-module"_s;
    }
    if (layer.folder == "domain/"_L1 && touchesFiles(name)) {
        return u"file-or-setting"_s;
    }
    return beginsWithOneOf(name, ownedLibraries()) && !beginsWithOneOf(name, layer.libraries) ? u"library"_s
                                                                                              : QString();
}

} // namespace

QList<Finding> IncludeRules::findings(const SourceText& source) const
{
    const auto layer = std::find_if(layers().begin(), layers().end(), [&source](const Layer& candidate) {
        return source.path().startsWith(candidate.folder);
    });
    QList<Finding> found;
    if (layer == layers().end()) {
        return found;
    }
    const QList<Include> includes = source.includes();
    for (const Include& include : includes) {
        const QString rule = brokenRule(*layer, source.path(), include.name, m_modules);
        if (!rule.isEmpty()) {
            found.append({rule, source.path(), include.line, include.name});
        }
    }
    return found;
}

} // namespace castellan::tests
