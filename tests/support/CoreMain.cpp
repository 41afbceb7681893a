#include "tests/support/TestRegistry.h"

#include <QCoreApplication>

/// Of tests that show nothing.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    return castellan::tests::TestRegistry::run(argc, argv);
}
