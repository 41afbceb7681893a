#include "tests/fault/FaultConsole.h"

#include "domain/invoke/CommandService.h"
#include "storage/repository/DatabaseServices.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QUuid>

namespace castellan::tests {

using namespace castellan::domain;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

std::unique_ptr<TargetServices> opened(const QString& target, const storage::ConnectionSettings& settings)
{
    OpenOptions options;
    options.createMissing = true;
    auto services = storage::DatabaseTargetOpener(settings).open(target, options);
    if (!services) {
        qFatal("%s", qPrintable(services.error().message));
    }
    return std::move(*services);
}

/// No key with which old keys are pruned: how many messages a batch takes must not be left to chance.
QString newKey()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).chopped(2) + u"01"_s;
}

} // namespace

FaultConsole::FaultConsole(const QString& target, const storage::ConnectionSettings& settings, const Clock& clock)
    : m_clock(clock),
      m_ids(clock, static_cast<quint16>(QRandomGenerator::global()->generate())),
      m_journal({}, clock),
      m_services(opened(target, settings))
{}

Told FaultConsole::apply(const FaultBatch& kind, const QString& instance)
{
    const std::unique_ptr<Batch> batch = kind.make(instance);
    return apply(*batch, instance, kind.isPreview);
}

Told FaultConsole::apply(Batch& batch, const QString& creator, bool isPreview)
{
    return apply(m_services->unitsOfWork(), batch, creator, isPreview);
}

Told FaultConsole::apply(UnitOfWorkSource& source, Batch& batch, const QString& creator, bool isPreview)
{
    CommandService service(source, m_clock, m_ids, nullptr, nullptr, m_patience);
    InvocationOptions options;
    options.creator = creator;
    options.preview = isPreview;
    options.batch = BatchIdentity{newKey(), creator,
                                  QCryptographicHash::hash(creator.toUtf8(), QCryptographicHash::Sha256)};
    options.journal = &m_journal;
    return toldOf(creator, service.apply(batch, options));
}

storage::ConnectionSettings FaultConsole::impatient()
{
    storage::ConnectionSettings settings;
    settings.statement = 500ms;
    settings.batch = 300ms;
    settings.lock = 500ms;
    settings.idleInTransaction = 1s;
    settings.clientCheck = 200ms;
    settings.connect = 1s;
    settings.cancelGrace = 100ms;
    return settings;
}

storage::ConnectionSettings FaultConsole::beside()
{
    storage::ConnectionSettings settings;
    settings.applicationName = u"beside"_s;
    return settings;
}

const Clock& FaultConsole::systemClock()
{
    static const SystemClock clock;
    return clock;
}

Told toldOf(const QString& creator, const Result<BatchOutcome>& outcome)
{
    Told told;
    told.creator = creator;
    if (outcome) {
        told.verdict = outcome->applied ? Verdict::Applied : Verdict::Previewed;
        told.events = outcome->applied ? outcome->events : QList<StoredEvent>();
        told.isOtherServer = outcome->serverReplaced;
        for (const BatchTrace& trace : outcome->lost) {
            told.lost.append(trace.identity.creator);
        }
        return told;
    }
    const Error& error = outcome.error();
    told.verdict = error.isOutcomeUnknown() ? Verdict::Unknown : Verdict::NotApplied;
    told.reason = u"(%1 %2: %3 %4)"_s.arg(kindName(error.kind), error.id, error.message, error.detail);
    return told;
}

void setUpTables(const QString& target)
{
    const auto services = opened(target, {});
    const auto client = services->pool().acquire(ClientPurpose::Write);
    if (!client) {
        qFatal("%s", qPrintable(client.error().message));
    }
    const auto steps = services->schema().setUp(**client, {}, {});
    if (!steps) {
        qFatal("%s", qPrintable(steps.error().message));
    }
}

} // namespace castellan::tests
