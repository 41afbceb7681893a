#pragma once

#include "domain/core/Error.h"

#include <QObject>

namespace castellan::models {

/// What a submission tells, whatever its form is about: moc reads no templates.
class SubmissionSignals : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    void busyChanged();
    void applied();
    /// Nothing was written; the form still shows what was sent.
    void refused(const castellan::domain::Error& error);
    /// Nothing was written; the form shows another object by now, what was sent is a draft.
    void draftRefused(const castellan::domain::Error& error);
};

} // namespace castellan::models
