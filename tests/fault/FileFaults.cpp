// Loaded into a program before all else (LD_PRELOAD): lets its files fail at a write of our choice, and its clock
// jump.
//
//   CASTELLAN_FAULT_FILES=TEXT      only files with this in their path count
//   CASTELLAN_FAULT=kill:N          SIGKILL instead of the N-th change to such a file (write, cut, sync, removal)
//   CASTELLAN_FAULT=full:N          from the N-th change on no byte more can be written: ENOSPC
//   CASTELLAN_FAULT=full-while:FLAG the same while the file FLAG is there
//   CASTELLAN_CLOCK=SECONDS         added to the time of day
//
// Does nothing without these variables. Plain C++ without Qt, since it runs inside any program.

#include <dlfcn.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

// NOLINTBEGIN(concurrency-mt-unsafe): nobody changes the environment of the program, and access() is safe.

namespace {

std::atomic<int> changes = 0;

const char* after(const char* text, const char* prefix)
{
    const size_t length = std::strlen(prefix);
    return text != nullptr && std::strncmp(text, prefix, length) == 0 ? text + length : nullptr;
}

bool isMeant(const char* path)
{
    const char* const part = std::getenv("CASTELLAN_FAULT_FILES");
    return part != nullptr && path != nullptr && std::strstr(path, part) != nullptr;
}

bool isMeant(int file)
{
    if (std::getenv("CASTELLAN_FAULT_FILES") == nullptr) {
        return false;
    }
    char link[64];
    char name[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t size = ::readlink(link, name, sizeof name - 1);
    if (size <= 0) {
        return false;
    }
    name[size] = '\0';
    return isMeant(name);
}

/// Counts a change to a file that is meant. True if there is no room for it.
bool isFull()
{
    const char* const fault = std::getenv("CASTELLAN_FAULT");
    const int number = ++changes;
    if (const char* const at = after(fault, "kill:"); at != nullptr && number == std::atoi(at)) {
        ::kill(::getpid(), SIGKILL);
    }
    if (const char* const from = after(fault, "full:")) {
        return number >= std::atoi(from);
    }
    const char* const flag = after(fault, "full-while:");
    return flag != nullptr && ::access(flag, F_OK) == 0;
}

template<typename Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name)); // there is no other way to a function
}

template<typename Write>
auto writing(int file, Write write) -> decltype(write())
{
    if (isMeant(file) && isFull()) {
        errno = ENOSPC;
        return -1;
    }
    return write();
}

/// What needs no room is only counted.
template<typename Call>
int counted(bool isOurs, Call call)
{
    if (isOurs) {
        isFull();
    }
    return call();
}

} // namespace

extern "C" {

// NOLINTBEGIN(readability-identifier-naming,readability-inconsistent-declaration-parameter-name): the names of the C library,
// and ours for what it calls __fd.

ssize_t write(int file, const void* bytes, size_t size)
{
    static auto* const real = next<ssize_t(int, const void*, size_t)>("write");
    return writing(file, [&] { return real(file, bytes, size); });
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at)
{
    static auto* const real = next<ssize_t(int, const void*, size_t, off_t)>("pwrite");
    return writing(file, [&] { return real(file, bytes, size, at); });
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at)
{
    static auto* const real = next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    return writing(file, [&] { return real(file, bytes, size, at); });
}

ssize_t pwritev(int file, const iovec* parts, int count, off_t at)
{
    static auto* const real = next<ssize_t(int, const iovec*, int, off_t)>("pwritev");
    return writing(file, [&] { return real(file, parts, count, at); });
}

int ftruncate64(int file, off64_t size)
{
    static auto* const real = next<int(int, off64_t)>("ftruncate64");
    return counted(isMeant(file), [&] { return real(file, size); });
}

int fsync(int file)
{
    static auto* const real = next<int(int)>("fsync");
    return counted(isMeant(file), [&] { return real(file); });
}

int fdatasync(int file)
{
    static auto* const real = next<int(int)>("fdatasync");
    return counted(isMeant(file), [&] { return real(file); });
}

int unlink(const char* path)
{
    static auto* const real = next<int(const char*)>("unlink");
    return counted(isMeant(path), [&] { return real(path); });
}

int clock_gettime(clockid_t clock, timespec* time)
{
    static auto* const real = next<int(clockid_t, timespec*)>("clock_gettime");
    const int result = real(clock, time);
    const char* const seconds = clock == CLOCK_REALTIME ? std::getenv("CASTELLAN_CLOCK") : nullptr;
    if (result == 0 && seconds != nullptr) {
        time->tv_sec += std::atol(seconds);
    }
    return result;
}

// NOLINTEND(readability-identifier-naming,readability-inconsistent-declaration-parameter-name)

} // extern "C"

// NOLINTEND(concurrency-mt-unsafe)
