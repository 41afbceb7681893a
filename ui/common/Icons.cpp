#include "ui/common/Icons.h"

#include "ui/common/SvgIconEngine.h"

#include <QFile>

// Outside of any namespace, as the macro wants it; the icons live in a static library.
static void initializeIconResource()
{
    Q_INIT_RESOURCE(icons);
}

namespace castellan::ui::icons {

using namespace Qt::Literals::StringLiterals;

namespace {

QIcon lineIcon(const QString& name, std::optional<colors::Tone> tone = std::nullopt)
{
    static const bool initialized = (initializeIconResource(), true);
    Q_UNUSED(initialized)
    QFile file(u":/icons/%1.svg"_s.arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "lineIcon", "an icon that is not in icons.qrc");
    Q_UNUSED(opened)
    return QIcon(new SvgIconEngine(file.readAll(), tone)); // QIcon owns it
}

} // namespace

QIcon application()
{
    initializeIconResource();
    return QIcon(u":/icons/castellan.svg"_s);
}

QIcon instance()
{
    return lineIcon(u"instance"_s);
}

QIcon organization()
{
    return lineIcon(u"organization"_s);
}

QIcon domain()
{
    return lineIcon(u"domain"_s);
}

QIcon event()
{
    return lineIcon(u"event"_s);
}

QIcon database()
{
    return lineIcon(u"database"_s);
}

QIcon add()
{
    return lineIcon(u"add"_s);
}

QIcon edit()
{
    return lineIcon(u"edit"_s);
}

QIcon remove()
{
    return lineIcon(u"remove"_s);
}

QIcon refresh()
{
    return lineIcon(u"refresh"_s);
}

QIcon search()
{
    return lineIcon(u"search"_s);
}

QIcon copy()
{
    return lineIcon(u"copy"_s);
}

QIcon close()
{
    return lineIcon(u"close"_s);
}

QIcon connect()
{
    return lineIcon(u"connect"_s);
}

QIcon open()
{
    return lineIcon(u"open"_s);
}

QIcon newFile()
{
    return lineIcon(u"file-new"_s);
}

QIcon sample()
{
    return lineIcon(u"sample"_s);
}

QIcon info()
{
    return lineIcon(u"info"_s);
}

QIcon warning()
{
    return lineIcon(u"warning"_s, colors::Tone::Attention);
}

QIcon error()
{
    return lineIcon(u"error"_s, colors::Tone::Bad);
}

QIcon success()
{
    return lineIcon(u"success"_s, colors::Tone::Good);
}

QIcon check()
{
    return lineIcon(u"check"_s);
}

QIcon primary()
{
    return lineIcon(u"primary"_s, colors::Tone::Accent);
}

QIcon verified()
{
    return lineIcon(u"verified"_s, colors::Tone::Good);
}

QIcon deactivate()
{
    return lineIcon(u"deactivate"_s);
}

QIcon reactivate()
{
    return lineIcon(u"reactivate"_s);
}

QIcon detailPanel()
{
    return lineIcon(u"detail"_s);
}

QIcon columns()
{
    return lineIcon(u"columns"_s);
}

QIcon history()
{
    return lineIcon(u"history"_s);
}

QIcon lock()
{
    return lineIcon(u"lock"_s);
}

QIcon key()
{
    return lineIcon(u"key"_s);
}

QIcon settings()
{
    return lineIcon(u"settings"_s);
}

QIcon language()
{
    return lineIcon(u"language"_s);
}

QIcon trustedDomain()
{
    return lineIcon(u"trusted"_s);
}

QIcon setUp()
{
    return lineIcon(u"setup"_s);
}

QIcon cancel()
{
    return lineIcon(u"cancel"_s);
}

QIcon quit()
{
    return lineIcon(u"quit"_s);
}

QIcon empty()
{
    return lineIcon(u"inbox"_s);
}

QIcon live()
{
    return lineIcon(u"live"_s);
}

} // namespace castellan::ui::icons
