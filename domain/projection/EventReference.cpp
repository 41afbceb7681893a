#include "domain/projection/EventReference.h"

#include <QJsonDocument>

namespace castellan::domain {

EventReference referenceTo(const StoredEvent& event)
{
    return {event.cursor(), event.type};
}

FoldedEvent::FoldedEvent(const StoredEvent& event) : reference(referenceTo(event)), createdAt(event.createdAt)
{
    if (event.payload) {
        payload = QJsonDocument::fromJson(*event.payload).object();
    }
}

} // namespace castellan::domain
