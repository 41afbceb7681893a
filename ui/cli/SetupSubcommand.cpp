#include "ui/cli/SetupSubcommand.h"

#include "ui/cli/Session.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

QString stateText(SchemaState state)
{
    switch (state) {
    case SchemaState::Missing: return u"missing"_s;
    case SchemaState::Outdated: return u"outdated"_s;
    case SchemaState::Current: return u"current"_s;
    case SchemaState::Newer: return u"newer"_s;
    case SchemaState::Foreign: return u"foreign"_s;
    case SchemaState::Unusable: return u"unusable"_s;
    }
    Q_UNREACHABLE();
}

void showJson(Console& console, const QList<SchemaStep>& steps, bool dryRun, const SchemaStatus& status)
{
    JsonText json;
    json.beginObject();
    json.key("applied"_L1).flag(!dryRun && !steps.isEmpty());
    json.key("dryRun"_L1).flag(dryRun);
    json.key("state"_L1).text(stateText(status.state));
    json.key("version"_L1).number(status.version);
    json.key("steps"_L1).beginArray();
    for (const SchemaStep& step : steps) {
        json.beginObject().key("version"_L1).number(step.version).key("name"_L1).text(step.name).endObject();
    }
    json.endArray().endObject();
    console.data(json);
}

/// A dry run leaves no file behind where there was none: opening a workspace makes an empty one.
class FileUnmaker final
{
public:
    explicit FileUnmaker(const Arguments& arguments)
    {
        const QString target = arguments.operands().constFirst();
        const QString path = target.sliced(std::min<qsizetype>(target.size(), scheme.size()));
        if (arguments.has(u"--dry-run"_s) && target.startsWith(scheme) && !QFile::exists(path)) {
            m_path = path;
        }
    }
    FileUnmaker(const FileUnmaker&) = delete;
    FileUnmaker& operator=(const FileUnmaker&) = delete;
    ~FileUnmaker()
    {
        if (!m_path.isEmpty() && QFileInfo(m_path).size() == 0) { // not empty: somebody else has filled it meanwhile
            QFile::remove(m_path);
        }
    }

private:
    static constexpr QLatin1StringView scheme{"sqlite:"};

    QString m_path;
};

void showJson(Console& console, const QString& role, const QList<RoleGrants>& grants)
{
    JsonText json;
    json.beginObject();
    json.key("role"_L1).text(role);
    for (const RoleGrants& each : grants) {
        json.key(QLatin1String(each.kind.toLatin1())).beginArray();
        for (const QString& statement : each.statements) {
            json.text(statement);
        }
        json.endArray();
    }
    json.endObject();
    console.data(json);
}

/// As a script for psql: a comment a kind, then its statements.
void show(Console& console, const QList<RoleGrants>& grants)
{
    for (const RoleGrants& each : grants) {
        console.data(u"-- %1: %2"_s.arg(each.kind, each.purpose));
        for (const QString& statement : each.statements) {
            console.data(QString(statement + u';'));
        }
    }
}

/// Prints what to grant, and grants nothing.
Result<ExitStatus> printGrants(Session& session)
{
    if (const Result<void> opened = session.open(); !opened) {
        return failed(opened.error());
    }
    const auto client = session.client(ClientPurpose::Read);
    if (!client) {
        return failed(client.error());
    }
    const QString role = session.arguments().value(u"--grants"_s);
    const Result<QList<RoleGrants>> grants = session.target().schema().grants(**client, role);
    if (!grants) {
        return failed(grants.error());
    }
    Console& console = session.console();
    console.isJson() ? showJson(console, role, *grants) : show(console, *grants);
    return ExitStatus::Done;
}

} // namespace

Synopsis SetupSubcommand::synopsis() const
{
    return {u"setup"_s,
            u"Create or upgrade the schema: a line a migration, each in a transaction of its own."_s,
            {u"TARGET"_s},
            QList<Option>{
                {u"--dry-run"_s, {}, u"say what would be done and do nothing"_s},
                {u"--grants"_s, u"ROLE"_s, u"print the statements that let ROLE view, edit, migrate; change nothing"_s},
                {u"--batch-key"_s, {}, u"on a server's own database: add only the table of batch keys"_s}}
                + commonOptions(),
            u"A workspace file that is not there is made. A database made by a server of the family is never altered\n"
            "(exit status 8), except for --batch-key. With nothing to do the exit status is 0."_s,
            {u"castellan setup sqlite:$HOME/acme.db"_s,
             u"castellan setup --dry-run postgresql://admin@localhost/acme"_s,
             u"castellan setup --grants console postgresql://admin@localhost/acme"_s}};
}

Result<ExitStatus> SetupSubcommand::run(Session& session)
{
    if (session.arguments().has(u"--grants"_s)) {
        return printGrants(session);
    }
    const FileUnmaker unmaker(session.arguments());
    SetupOptions options;
    options.dryRun = session.arguments().has(u"--dry-run"_s);
    options.batchKey = session.arguments().has(u"--batch-key"_s);
    const Result<void> opened = session.open(!session.arguments().has(u"--read-only"_s));
    if (!opened) {
        return failed(opened.error());
    }
    const auto client = session.client(ClientPurpose::Write);
    if (!client) {
        return failed(client.error());
    }
    Console& console = session.console();
    const Schema& schema = session.target().schema();
    const auto tell = [&](const SchemaStep& step, int /*done*/, int /*total*/) {
        if (!console.isJson()) {
            console.data(u"%1 %2"_s.arg(step.version, 4).arg(step.name));
        }
    };
    const Result<QList<SchemaStep>> steps = schema.setUp(**client, options, tell);
    if (!steps) {
        return failed(steps.error());
    }
    const Result<SchemaStatus> status = schema.status(**client);
    if (!status) {
        return failed(status.error());
    }
    if (console.isJson()) {
        showJson(console, *steps, options.dryRun, *status);
    } else if (steps->isEmpty()) {
        console.say(u"Nothing to do: the schema is of version %1."_s.arg(status->version));
    } else {
        console.say(options.dryRun ? u"Dry run: nothing was written."_s : u"The schema is ready."_s);
    }
    return ExitStatus::Done;
}

} // namespace castellan::ui
