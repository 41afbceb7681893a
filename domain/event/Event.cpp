#include "domain/event/Event.h"

namespace castellan::domain {

size_t qHash(const AggregateKey& key, size_t seed)
{
    return qHashMulti(seed, key.instanceId, key.type, key.id);
}

} // namespace castellan::domain
