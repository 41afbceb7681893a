#include "models/background/BackgroundInvoker.h"

#include "domain/invoke/CommandService.h"
#include "models/background/TargetLanes.h"

#include <QCryptographicHash>
#include <QUuid>

#include <utility>

namespace castellan::models {

namespace {

/// A batch of the window is submitted once and under a fresh key, so its names are content enough to hash.
domain::BatchIdentity identityOf(const domain::Batch& batch, const QString& creator)
{
    const QString key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QByteArray content = (key + QLatin1Char(' ') + batch.name()).toUtf8();
    return {key, creator, QCryptographicHash::hash(content, QCryptographicHash::Sha256)};
}

} // namespace

QFuture<domain::Result<domain::BatchOutcome>> BackgroundInvoker::apply(std::shared_ptr<domain::Batch> batch,
                                                                       domain::InvocationOptions options)
{
    if (!options.preview && !options.batch) {
        options.batch = identityOf(*batch, options.creator);
    }
    options.journal = m_tools.journal;
    return m_lanes.write<domain::BatchOutcome>(
        [batch = std::move(batch), options = std::move(options), tools = m_tools](ClientState& state) {
            domain::CommandService service(state.services().unitsOfWork(), tools.clock, tools.ids, tools.spans);
            return service.apply(*batch, options);
        });
}

} // namespace castellan::models
