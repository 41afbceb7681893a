#pragma once

#include "models/changes/Drafts.h"

#include <QObject>

namespace castellan::models {

/// What a form tells, whatever it is about: moc reads no templates.
class FormSignals : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    void changed();
    /// What is kept of objects that are not shown; the latest last.
    void draftsChanged(const QList<castellan::models::DraftSubject>& drafts);
};

} // namespace castellan::models
