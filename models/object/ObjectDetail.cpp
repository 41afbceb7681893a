#include "models/object/ObjectDetail.h"

namespace castellan::models {

ObjectDetail::ObjectDetail(TargetConnection& connection, const QString& slot, QObject* parent)
    : QObject(parent),
      m_connection(connection),
      m_slot(slot)
{
    connect(&m_connection, &TargetConnection::refreshWanted, this, &ObjectDetail::refresh);
}

void ObjectDetail::refresh()
{
    if (!isEmpty()) {
        load();
    }
}

void ObjectDetail::showAnother()
{
    forgetValues();
    m_isGone = false;
    m_sequence = 0;
    m_domains.setDomains({});
    m_history.setEvents({});
    emit changed();
    load();
}

void ObjectDetail::load()
{
    ++m_generation;
    const bool canRead = !isEmpty() && m_connection.isOpen();
    setLoading(canRead);
    if (canRead) {
        read();
    }
}

void ObjectDetail::receive(const Parts& parts)
{
    m_isGone = !parts.isThere;
    m_sequence = parts.history.isEmpty() ? 0 : parts.history.last().sequence;
    m_domains.setDomains(parts.domains);
    m_history.setEvents(parts.history);
    emit changed();
}

void ObjectDetail::setLoading(bool isLoading)
{
    if (m_isLoading != isLoading) {
        m_isLoading = isLoading;
        emit loadingChanged(isLoading);
    }
}

} // namespace castellan::models
