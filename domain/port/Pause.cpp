#include "domain/port/Pause.h"

#include <thread>

namespace castellan::domain {

void SystemPause::wait(std::chrono::milliseconds duration)
{
    std::this_thread::sleep_for(duration);
}

} // namespace castellan::domain
