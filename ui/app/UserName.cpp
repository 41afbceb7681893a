#include "ui/app/UserName.h"

#include <QString>

#include <pwd.h>
#include <unistd.h>

namespace castellan::ui {

QString userName()
{
    const passwd* const entry = ::getpwuid(::geteuid());
    return entry != nullptr ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::geteuid());
}

} // namespace castellan::ui
