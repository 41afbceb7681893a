#include "models/connection/SchemaSetup.h"

#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/connection/TargetConnection.h"

#include <QPointer>

namespace castellan::models {

using Steps = QList<domain::SchemaStep>;

SchemaSetup::SchemaSetup(TargetConnection& connection) : QObject(&connection), m_connection(connection) {}

bool SchemaSetup::isWanted() const
{
    const domain::SchemaState state = m_connection.schemaStatus().state;
    return m_connection.state() == TargetState::NeedsSetup
        && (state == domain::SchemaState::Missing || state == domain::SchemaState::Outdated);
}

void SchemaSetup::start()
{
    TargetLanes* lanes = m_connection.lanes();
    if (m_isRunning || !lanes) {
        return;
    }
    setRunning(true);
    // Told from the write lane: posted to this object's thread, and dropped with it.
    const auto progress = [self = QPointer<SchemaSetup>(this)](const domain::SchemaStep& step, int done, int total) {
        QMetaObject::invokeMethod(self,
                                  [self, name = step.name, done, total] { emit self->progressed(done, total, name); });
    };
    const auto work = [progress](ClientState& state) -> domain::Result<Steps> {
        const domain::Result<domain::Client*> client = state.client();
        if (!client) {
            return domain::failed(client.error());
        }
        return state.services().schema().setUp(**client, {}, progress);
    };
    whenFinished(lanes->write<Steps>(work), this, [this](const domain::Result<Steps>& steps) { receive(steps); });
}

void SchemaSetup::cancel()
{
    if (m_isRunning && m_connection.lanes()) {
        m_connection.lanes()->cancelWrite();
    }
}

void SchemaSetup::receive(const domain::Result<Steps>& steps)
{
    setRunning(false);
    m_connection.recheck();
    if (steps) {
        emit finished(static_cast<int>(steps->size()));
    } else {
        emit failed(steps.error());
    }
}

void SchemaSetup::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    emit runningChanged(isRunning);
}

} // namespace castellan::models
