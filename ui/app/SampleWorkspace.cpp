#include "ui/app/SampleWorkspace.h"

#include "domain/port/TargetServices.h"
#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "models/connection/TargetConnection.h"
#include "ui/cli/SampleBatch.h"

#include <QDir>
#include <QStandardPaths>

namespace castellan::ui {

SampleWorkspace::SampleWorkspace(models::TargetConnection& connection, models::CommandSubmitter& submitter,
                                 domain::IdSource& ids)
    : m_connection(connection),
      m_submitter(submitter),
      m_ids(ids)
{}

QString SampleWorkspace::target()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QStringLiteral("sqlite:") + QDir(folder).filePath(QStringLiteral("sample.db"));
}

void SampleWorkspace::fillIfEmpty()
{
    const auto count = [](domain::TargetServices& services, domain::Client& client) {
        return services.instances().count(client, domain::InstanceCondition());
    };
    const auto answer = m_connection.lanes()->read<domain::RowCount>(QStringLiteral("sample"), count);
    models::whenFinished(answer, this, [this](const domain::Result<domain::RowCount>& found) {
        if (found && found->rows == 0 && m_connection.isOpen()) {
            // What fails is said by the submitter's own signal, and asked again at the next start.
            static_cast<void>(m_submitter.submit(std::shared_ptr<domain::Batch>(sampleBatch({}, m_ids))));
        }
    });
}

} // namespace castellan::ui
