#include "storage/database/Target.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;

domain::Error refusal(const QString& message)
{
    domain::Error error = domain::invalidArgument(u"CAS-Target"_s, QString(), message);
    error.field = u"target"_s;
    return error;
}

} // namespace

domain::Result<Target> Target::parse(const QString& text)
{
    const QString scheme = u"sqlite:"_s;
    if (text.startsWith(scheme)) {
        const QString path = text.sliced(scheme.size());
        if (path.isEmpty() || path.contains(QChar(u'\0'))) {
            return failed(refusal(u"The target names no file. Write sqlite:/path/to/file.db."_s));
        }
        return Target(text, Workspace{path});
    }
    const bool isUrl = text.startsWith(u"postgresql://"_s) || text.startsWith(u"postgres://"_s);
    if (!isUrl && !text.contains(u'=')) {
        return failed(refusal(u"A target is sqlite:/path/to/file.db, postgresql://user@host:5432/database, or "
                              "keyword=value pairs for PostgreSQL."_s));
    }
    return ConnectionTarget::parse(text).map(
        [&text](ConnectionTarget server) { return Target(text, std::move(server)); });
}

QString Target::displayText() const
{
    return isWorkspace() ? m_text : server().displayText();
}

QString Target::place() const
{
    return isWorkspace() ? u"sqlite:"_s + QDir::cleanPath(QFileInfo(path()).absoluteFilePath()) : displayText();
}

} // namespace castellan::storage
