#include "storage/postgres/ConnectionHandle.h"

#include <QSqlDatabase>

#include <libpq-fe.h>

namespace castellan::storage {

LibpqHandle::~LibpqHandle()
{
    PQfinish(m_connection);
}

QtHandle::~QtHandle()
{
    QSqlDatabase::removeDatabase(m_databaseName); // closes it; never blocks
}

} // namespace castellan::storage
