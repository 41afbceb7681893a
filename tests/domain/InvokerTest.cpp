#include "tests/contract/InvokerSuite.h"
#include "tests/support/RecordingUnitOfWork.h"

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

QTEST_APPLESS_MAIN(InvokerTest)
#include "InvokerTest.moc"
