#include "storage/postgres/PreparedStatements.h"

namespace castellan::storage {

namespace {

/// More than the texts that batches are made of.
constexpr qsizetype statementsKept = 128;

} // namespace

QByteArray PreparedStatements::nameOf(const QString& sql)
{
    const auto known = m_entries.constFind(sql);
    if (known != m_entries.cend()) {
        return known->name;
    }
    if (m_entries.size() >= statementsKept) {
        return {};
    }
    const QByteArray name = "castellan_" + QByteArray::number(++m_lastName);
    m_entries.insert(sql, {name});
    return name;
}

void PreparedStatements::setReady(const QString& sql)
{
    const auto known = m_entries.find(sql);
    if (known != m_entries.end()) {
        known->isReady = true;
    }
}

} // namespace castellan::storage
