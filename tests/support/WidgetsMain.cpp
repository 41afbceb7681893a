#include "tests/support/TestRegistry.h"

#include <QApplication>

/// Of tests that show widgets.
int main(int argc, char** argv)
{
    QApplication::setAttribute(Qt::AA_Use96Dpi);
    const QApplication application(argc, argv);
    return castellan::tests::TestRegistry::run(argc, argv);
}
