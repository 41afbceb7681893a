#pragma once

#include "domain/port/BatchJournal.h"

#include <QHash>
#include <QString>

#include <memory>
#include <mutex>
#include <optional>

class QFileInfo;

namespace castellan::domain {
class Clock;
} // namespace castellan::domain

namespace castellan::storage {

/// A file for each batch that is in doubt, readable by its owner only, locked for as long as somebody asks about it: the
/// kernel lets go of the lock when a program ends in whatever way, and then the batch is anybody's. Files outlive the end
/// of the program; that they outlive a power cut is not worth a wait for the disk with every batch. One file is kept for
/// the next batch, because making and removing files takes a hundred times as long as writing a line.
class FileBatchJournal final : public domain::BatchJournal
{
public:
    /// `folder` is made when it is first needed; empty: nothing is remembered.
    FileBatchJournal(QString folder, const domain::Clock& clock);
    ~FileBatchJournal() override;

    void note(const domain::BatchTrace& trace) override;
    void strike(const QString& key) override;
    void giveUp(const QString& key) override;
    /// At most 100, the oldest first. What is older than the keys in a database are kept is removed unasked.
    [[nodiscard]] QList<domain::BatchTrace> doubts(const QString& target) override;

private:
    class Entry;

    [[nodiscard]] bool isOld(const QFileInfo& file) const;
    [[nodiscard]] std::optional<domain::BatchTrace> taken(const QFileInfo& file, const QString& target);

    QString m_folder;
    const domain::Clock& m_clock;
    std::mutex m_mutex;
    QHash<QString, std::shared_ptr<Entry>> m_held; ///< by key
    std::shared_ptr<Entry> m_spare;                ///< empty, for the next batch
};

} // namespace castellan::storage
