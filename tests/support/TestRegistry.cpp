#include "tests/support/TestRegistry.h"

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace castellan::tests {

namespace {

/// Constants of several sources fill it before `main`: it must be there when the first of them does.
std::map<std::string, TestRegistry::Run>& tests()
{
    static std::map<std::string, TestRegistry::Run> known;
    return known;
}

} // namespace

bool TestRegistry::add(const char* className, Run run)
{
    const std::string name = className;
    const std::size_t scope = name.rfind(':');
    tests().emplace(scope == std::string::npos ? name : name.substr(scope + 1), run);
    return true;
}

int TestRegistry::run(int argc, char** argv)
{
    const auto test = argc > 1 ? tests().find(argv[1]) : tests().end();
    if (test == tests().end()) {
        std::fputs("Name one of these tests:\n", stderr);
        for (const auto& [name, unused] : tests()) {
            std::fprintf(stderr, "  %s\n", name.c_str());
        }
        return 2;
    }
    std::vector<char*> rest(argv, argv + argc);
    rest.erase(rest.begin() + 1);
    rest.push_back(nullptr);
    return test->second(argc - 1, rest.data());
}

} // namespace castellan::tests
