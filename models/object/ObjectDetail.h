#pragma once

#include "domain/core/Error.h"
#include "domain/core/Result.h"
#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/connection/TargetConnection.h"
#include "models/domains/DomainListModel.h"
#include "models/event/HistoryModel.h"

#include <QObject>
#include <QString>

namespace castellan::models {

/// Everything the panel shows about one object, whatever it is; follows the connection.
class ObjectDetail : public QObject
{
    Q_OBJECT

public:
    /// The latest sequence of its events at the time it was read, for `Command::expectedSequence`.
    [[nodiscard]] qint64 sequence() const { return m_sequence; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    /// It was read, and is not there.
    [[nodiscard]] bool isGone() const { return m_isGone; }
    [[nodiscard]] DomainListModel& domains() { return m_domains; }
    [[nodiscard]] HistoryModel& history() { return m_history; }

    /// Reads it again.
    void refresh();

signals:
    /// Loaded, or gone, or another one.
    void changed();
    void loadingChanged(bool isLoading);
    void failed(const castellan::domain::Error& error);

protected:
    /// What is read of every object. The history comes first: if something is written in between, the sequence is too old, which a
    /// command then finds out.
    struct Parts
    {
        QList<domain::StoredEvent> history;
        QList<DomainRow> domains;
        bool isThere = false;
    };

    /// `slot` must differ between details that live at the same time.
    ObjectDetail(TargetConnection& connection, const QString& slot, QObject* parent);

    /// Another object, or none, is shown from now on: nothing is known of it, and it is read.
    void showAnother();
    /// Runs `work(TargetServices&, Client&) -> Result<Loaded>` in the background; what is loaded, which has Parts for a base, goes to
    /// `take(Loaded)` unless another object is shown by then.
    template<typename Loaded, typename Work, typename Take>
    void readInBackground(Work work, Take take)
    {
        whenFinished(m_connection.lanes()->read<Loaded>(m_slot, std::move(work)), this,
                     [this, take = std::move(take), generation = m_generation](const domain::Result<Loaded>& loaded) {
                         if (generation != m_generation) {
                             return;
                         }
                         setLoading(false);
                         if (loaded) {
                             take(*loaded);
                             receive(*loaded);
                         } else if (loaded.error().kind != domain::ErrorKind::Cancelled) {
                             emit failed(loaded.error());
                         }
                     });
    }
    /// Whether no object is shown.
    [[nodiscard]] virtual bool isEmpty() const = 0;
    /// Calls `readInBackground`.
    virtual void read() = 0;
    /// Forgets the values of the object that was shown.
    virtual void forgetValues() = 0;

private:
    void load();
    void receive(const Parts& parts);
    void setLoading(bool isLoading);

    TargetConnection& m_connection;
    const QString m_slot;
    qint64 m_sequence = 0;
    bool m_isLoading = false;
    bool m_isGone = false;
    DomainListModel m_domains;
    HistoryModel m_history;
    quint64 m_generation = 0;
};

} // namespace castellan::models
