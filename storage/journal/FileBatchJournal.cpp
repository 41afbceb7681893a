#include "storage/journal/FileBatchJournal.h"

#include "domain/port/Clock.h"
#include "storage/journal/BatchTraceJson.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

Q_LOGGING_CATEGORY(journalLog, "castellan.journal")

constexpr qsizetype mostDoubts = 100;
constexpr qsizetype mostBytes = qsizetype{64} * 1024;
constexpr qint64 microsecondsKept = qint64{30} * 24 * 3'600 * 1'000'000; ///< as long as keys are kept in databases
constexpr mode_t ownersFolder = 0700;
constexpr QLatin1StringView suffix(".doubt");

bool makeFolder(const QString& folder)
{
    if (QFileInfo(folder).isDir()) {
        return true;
    }
    const bool hasParent = QDir().mkpath(QFileInfo(folder).absolutePath());
    return hasParent
        && (::mkdir(QFile::encodeName(folder).constData(), ownersFolder) == 0 || QFileInfo(folder).isDir());
}

} // namespace

/// A file that this program has locked. Its first line is the batch, or empty: then there is none.
class FileBatchJournal::Entry final
{
public:
    /// A new one; null if the folder cannot be written to.
    [[nodiscard]] static std::shared_ptr<Entry> make(const QString& folder)
    {
        constexpr int attempts = 3; // who looks for doubts just now takes an empty file for one that was left behind
        for (int attempt = 0; attempt < attempts && makeFolder(folder); ++attempt) {
            QByteArray name = QFile::encodeName(folder + u"/XXXXXX"_s + suffix);
            const int file = ::mkostemps(name.data(), static_cast<int>(suffix.size()), O_CLOEXEC);
            if (std::shared_ptr<Entry> entry = locked(name, file)) {
                return entry;
            }
        }
        return nullptr;
    }

    /// Null if it is not there, or somebody else has it.
    [[nodiscard]] static std::shared_ptr<Entry> lock(const QString& path)
    {
        const QByteArray name = QFile::encodeName(path);
        return locked(name, ::open(name.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    }

    Entry(QByteArray name, int file) : m_name(std::move(name)), m_file(file) {}
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;
    ~Entry() { ::close(m_file); }

    [[nodiscard]] bool write(const QByteArray& line) const
    {
        return ::pwrite(m_file, line.constData(), static_cast<size_t>(line.size()), 0) == line.size();
    }

    [[nodiscard]] QByteArray line() const
    {
        QByteArray text(mostBytes, Qt::Uninitialized);
        text.resize(std::max<qsizetype>(0, ::pread(m_file, text.data(), static_cast<size_t>(text.size()), 0)));
        const qsizetype end = text.indexOf('\n');
        return end < 0 ? text : text.left(end);
    }

    [[nodiscard]] bool clear() const { return write("\n"); }
    void remove() const { ::unlink(m_name.constData()); }

private:
    [[nodiscard]] static std::shared_ptr<Entry> locked(const QByteArray& name, int file)
    {
        if (file < 0) {
            return nullptr;
        }
        auto entry = std::make_shared<Entry>(name, file);
        return ::flock(file, LOCK_EX | LOCK_NB) == 0 && entry->isInPlace() ? entry : nullptr;
    }

    /// Whoever had it may have removed it while we opened it.
    [[nodiscard]] bool isInPlace() const
    {
        struct stat opened = {};
        struct stat named = {};
        return ::fstat(m_file, &opened) == 0 && ::stat(m_name.constData(), &named) == 0 && opened.st_ino == named.st_ino
            && opened.st_dev == named.st_dev;
    }

    QByteArray m_name;
    int m_file;
};

FileBatchJournal::FileBatchJournal(QString folder, const domain::Clock& clock)
    : m_folder(std::move(folder)),
      m_clock(clock)
{}

FileBatchJournal::~FileBatchJournal()
{
    if (m_spare) {
        m_spare->remove();
    }
}

void FileBatchJournal::note(const domain::BatchTrace& trace)
{
    if (m_folder.isEmpty()) {
        return;
    }
    const std::lock_guard guard(m_mutex);
    std::shared_ptr<Entry>& entry = m_held[trace.identity.key];
    if (!entry) {
        entry = m_spare ? std::exchange(m_spare, nullptr) : Entry::make(m_folder);
    }
    if (!entry || !entry->write(toJson(trace))) {
        m_held.remove(trace.identity.key);
        qCWarning(journalLog, "The batch %s could not be noted in %s", qPrintable(trace.identity.key),
                  qPrintable(m_folder));
    }
}

void FileBatchJournal::strike(const QString& key)
{
    const std::lock_guard guard(m_mutex);
    const std::shared_ptr<Entry> entry = m_held.take(key);
    if (!entry) {
        return;
    }
    if (m_spare || !entry->clear()) {
        entry->remove();
    } else {
        m_spare = entry;
    }
}

void FileBatchJournal::giveUp(const QString& key)
{
    const std::lock_guard guard(m_mutex);
    m_held.remove(key);
}

QList<domain::BatchTrace> FileBatchJournal::doubts(const QString& target)
{
    QList<domain::BatchTrace> found;
    if (m_folder.isEmpty()) {
        return found;
    }
    const std::lock_guard guard(m_mutex);
    const QFileInfoList files = QDir(m_folder).entryInfoList({QString(u'*' + suffix)}, QDir::Files,
                                                             QDir::Time | QDir::Reversed);
    for (const QFileInfo& file : files) {
        if (found.size() == mostDoubts) {
            break;
        }
        if (const std::optional<domain::BatchTrace> trace = taken(file, target)) {
            found.append(*trace);
        }
    }
    return found;
}

bool FileBatchJournal::isOld(const QFileInfo& file) const
{
    return file.lastModified().toMSecsSinceEpoch() * 1'000 < m_clock.now().microseconds - microsecondsKept;
}

/// Nothing if it is of another target, cannot be read (another version of this program may), or is in somebody's hands.
std::optional<domain::BatchTrace> FileBatchJournal::taken(const QFileInfo& file, const QString& target)
{
    const std::shared_ptr<Entry> entry = Entry::lock(file.filePath());
    if (!entry) {
        return std::nullopt;
    }
    const QByteArray line = entry->line();
    if (line.isEmpty() || isOld(file)) {
        entry->remove(); // its program was killed between two batches, or long ago
        return std::nullopt;
    }
    const domain::Result<domain::BatchTrace> trace = traceFromJson(line);
    if (!trace || trace->target != target) {
        return std::nullopt;
    }
    m_held.insert(trace->identity.key, entry);
    return *trace;
}

} // namespace castellan::storage
