// castellan_fault_writer TARGET INSTANCE NAME BATCHES ORGANIZATIONS
//
// One of several consoles that write at the same time: applies batches, each on three of the instance's organizations `o0`,
// `o1`, ..., and says of each a line: its creator, a tab, the verdict, a tab, the reason. Waits for a line on the standard input
// before it begins, so that all begin together.

#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/RenameOrganization.h"
#include "tests/fault/FaultConsole.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <cstdio>
#include <iostream>
#include <string>

namespace {

using namespace castellan;
using namespace Qt::Literals::StringLiterals;

struct Task
{
    QString instance;
    QString name;
    quint32 organizations = 0;
};

domain::OrganizationId someone(const Task& task, QRandomGenerator& chance)
{
    return domain::OrganizationId(u"o%1"_s.arg(chance.bounded(task.organizations)));
}

/// Two new names and a domain: wherever they meet, others wait their turn.
std::unique_ptr<domain::Batch> batchFor(const Task& task, const QString& creator, QRandomGenerator& chance)
{
    auto batch = std::make_unique<domain::Batch>();
    const domain::InstanceId instance(task.instance);
    const domain::OrganizationId first = someone(task, chance);
    const domain::OrganizationId second = someone(task, chance);
    batch->add(std::make_unique<domain::RenameOrganization>(instance, first, u"First of %1"_s.arg(creator)));
    batch->add(std::make_unique<domain::RenameOrganization>(instance, second, u"Second of %1"_s.arg(creator)));
    batch->add(
        std::make_unique<domain::AddOrganizationDomain>(instance, someone(task, chance), u"%1.example"_s.arg(creator)));
    return batch;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const Task task{arguments.value(2), arguments.value(3), arguments.value(5).toUInt()};
    QRandomGenerator chance(static_cast<quint32>(qHash(task.name)));
    tests::FaultConsole console(arguments.value(1), {});
    std::string go;
    std::getline(std::cin, go);
    for (int number = 0; number < arguments.value(4).toInt(); ++number) {
        const QString creator = u"%1-%2"_s.arg(task.name).arg(number);
        const auto batch = batchFor(task, creator, chance);
        const tests::Told told = console.apply(*batch, creator);
        std::printf("%s\t%s\t%s\n", qPrintable(creator), qPrintable(tests::verdictName(told.verdict)),
                    qPrintable(told.reason));
    }
    return 0;
}
