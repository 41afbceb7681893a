#include "tests/contract/InvokerSuite.h"
#include "tests/support/RecordingUnitOfWork.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;

/// The invoker on units of work in memory.
class InvokerTest : public InvokerSuite
{
    Q_OBJECT

protected:
    UnitOfWorkSource& freshSource() override
    {
        m_recording = std::make_unique<RecordingUnitOfWorkSource>();
        return *m_recording;
    }

private:
    std::unique_ptr<RecordingUnitOfWorkSource> m_recording;
};

CASTELLAN_TEST(InvokerTest)
#include "InvokerTest.moc"
