#include "domain/command/Command.h"

namespace castellan::domain {

std::vector<std::unique_ptr<Command>> Command::inverse() const
{
    return {};
}

} // namespace castellan::domain
