#include "tests/contract/InvokerSuite.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;

/// The invoker on units of work in a SQLite file.
class InvokerSqliteTest : public InvokerSuite
{
    Q_OBJECT

protected:
    UnitOfWorkSource& freshSource() override
    {
        m_target.reset();
        m_target = std::make_unique<TestTarget>(Driver::Sqlite);
        return m_target->unitsOfWork();
    }

private:
    std::unique_ptr<TestTarget> m_target;
};

CASTELLAN_TEST(InvokerSqliteTest)
#include "InvokerSqliteTest.moc"
