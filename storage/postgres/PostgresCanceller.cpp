#include "storage/postgres/PostgresCanceller.h"

#include <libpq-fe.h>

#include <array>

namespace castellan::storage {

PostgresCanceller::PostgresCanceller(pg_conn* connection) : m_cancel(PQgetCancel(connection)) {}

PostgresCanceller::~PostgresCanceller()
{
    PQfreeCancel(m_cancel);
}

void PostgresCanceller::cancel()
{
    if (m_cancel == nullptr || !m_running.load()) {
        return;
    }
    m_requested.store(true);
    std::array<char, 256> reason{};
    PQcancel(m_cancel, reason.data(), static_cast<int>(reason.size())); // a failure shows as a statement that goes on
}

void PostgresCanceller::begin()
{
    m_requested.store(false);
    m_running.store(true);
}

void PostgresCanceller::end()
{
    m_running.store(false);
}

} // namespace castellan::storage
