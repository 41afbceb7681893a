#pragma once

#include <QTest>

namespace castellan::tests {

/// The tests of an executable, by the names of their classes. One executable has all tests of a folder, since to link the
/// program once for each of them takes longer than to compile them.
class TestRegistry final
{
public:
    /// Runs a test as Qt Test would; the arguments are those of its own `main`.
    using Run = int (*)(int argc, char** argv);

    /// `className` as it is written, with or without its namespaces. True, so that it can be the value of a constant.
    static bool add(const char* className, Run run);

    /// What `main` returns for `EXECUTABLE TEST [QT-TEST-ARGS...]`: Qt Test's own status, or 2 if there is no such test.
    [[nodiscard]] static int run(int argc, char** argv);
};

} // namespace castellan::tests

#define CASTELLAN_TEST_CONSTANT_(number) castellanTestIsKnown##number
#define CASTELLAN_TEST_CONSTANT(number) CASTELLAN_TEST_CONSTANT_(number)

/// Makes a test class known to the executable that it is linked into, in place of Qt Test's `QTEST_MAIN`.
#define CASTELLAN_TEST(Class)                                                                     \
    static const bool CASTELLAN_TEST_CONSTANT(__COUNTER__) = castellan::tests::TestRegistry::add( \
        #Class, [](int argc, char** argv) {                                                       \
            Class test;                                                                           \
            return QTest::qExec(&test, argc, argv);                                               \
        });
