#pragma once

#include "domain/core/Result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <type_traits>
#include <utility>

namespace castellan::models {

/// The error that stands for work that was given up.
[[nodiscard]] domain::Error cancelledError();

/// Calls `then(const Result<T>&)` on the receiver's thread once the answer is there: always later, never after the
/// receiver is gone. A cancelled future arrives as an error of kind Cancelled. Must be called on the receiver's thread.
template<typename T, typename Then>
void whenFinished(const QFuture<domain::Result<T>>& future, QObject* receiver, Then then)
{
    auto* watcher = new QFutureWatcher<domain::Result<T>>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        const QFuture<domain::Result<T>> answered = watcher->future();
        then(answered.resultCount() > 0 ? answered.resultAt(0) : domain::Result<T>(domain::failed(cancelledError())));
    });
    watcher->setFuture(future);
}

} // namespace castellan::models
