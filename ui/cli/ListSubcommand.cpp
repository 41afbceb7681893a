#include "ui/cli/ListSubcommand.h"

#include "ui/cli/ListKinds.h"
#include "ui/cli/Session.h"

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

Synopsis ListSubcommand::synopsis() const
{
    return {u"list"_s,
            u"List rows of one kind, a line each."_s,
            {u"TARGET"_s, u"KIND"_s},
            QList<Option>{{u"--instance"_s, u"ID"_s, u"only what belongs to this instance"_s},
                          {u"--organization"_s, u"ID"_s, u"only what belongs to this organization"_s},
                          {u"--filter"_s, u"TEXT"_s, u"only rows with this text in the name, the id or a domain"_s},
                          {u"--sort"_s, u"COLUMN[:desc]"_s, u"a JSON member name (default id, for domains domain)"_s},
                          {u"--limit"_s, u"N"_s, u"at most N rows (default: all)"_s}}
                + commonOptions(),
            u"KIND is instances, instance-domains (custom and trusted), organizations or organization-domains.\n"
            "Columns are separated by tabs, the first line names them; characters that a terminal would obey are\n"
            "written as \\n, \\t or \\u{202e}. With --json a line is an object."_s,
            {u"castellan list sqlite:acme.db organizations --filter lehigh --json"_s,
             u"castellan list sqlite:acme.db instances --sort name:desc --limit 10"_s}};
}

Result<ExitStatus> ListSubcommand::run(Session& session)
{
    Result<ListOptions> options = ListOptions::read(session.arguments());
    if (!options) {
        return failed(options.error());
    }
    const Result<void> opened = session.open();
    if (!opened) {
        return failed(opened.error());
    }
    const auto client = session.usableClient();
    if (!client) {
        return failed(client.error());
    }
    const Result<void> listed = list(*options, session.target(), **client, session.console());
    if (!listed) {
        return failed(listed.error());
    }
    return ExitStatus::Done;
}

} // namespace castellan::ui
