#include "ui/app/UserName.h"

#include <QString>

#include <pwd.h>
#include <unistd.h>

#include <array>

namespace castellan::ui {

QString userName()
{
    constexpr std::size_t roomForEntry = 16'384;
    std::array<char, roomForEntry> texts{};
    passwd entry{};
    passwd* found = nullptr;
    ::getpwuid_r(::geteuid(), &entry, texts.data(), texts.size(), &found);
    return found != nullptr ? QString::fromLocal8Bit(found->pw_name) : QString::number(::geteuid());
}

} // namespace castellan::ui
