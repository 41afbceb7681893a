#include "storage/journal/FileBatchJournal.h"

#include "domain/port/Clock.h"
#include "storage/journal/BatchTraceJson.h"

#include <QCryptographicHash>
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

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

Q_LOGGING_CATEGORY(journalLog, "castellan.journal")

constexpr qsizetype mostDoubts = 100;
constexpr qsizetype mostBytes = 64 * 1024;
constexpr qint64 microsecondsKept = qint64{30} * 24 * 3'600 * 1'000'000; ///< as long as keys are kept in databases
constexpr mode_t ownerOnly = 0600;
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

/// A file that this program has locked.
class FileBatchJournal::Entry final
{
public:
    /// Null if it is not there (unless it is to be made), or somebody else has it.
    [[nodiscard]] static std::shared_ptr<Entry> lock(const QString& path, bool make)
    {
        const QByteArray name = QFile::encodeName(path);
        const int file = ::open(name.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | (make ? O_CREAT : 0), ownerOnly);
        if (file < 0) {
            return nullptr;
        }
        auto entry = std::make_shared<Entry>(name, file);
        return ::flock(file, LOCK_EX | LOCK_NB) == 0 && entry->isInPlace() ? entry : nullptr;
    }

    Entry(QByteArray name, int file) : m_name(std::move(name)), m_file(file) {}
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;
    ~Entry() { ::close(m_file); }

    [[nodiscard]] bool write(const QByteArray& text) const
    {
        const auto size = static_cast<size_t>(text.size());
        return ::ftruncate(m_file, 0) == 0 && ::pwrite(m_file, text.constData(), size, 0) == text.size();
    }

    [[nodiscard]] QByteArray read() const
    {
        QByteArray text(mostBytes, Qt::Uninitialized);
        text.resize(std::max<qsizetype>(0, ::pread(m_file, text.data(), static_cast<size_t>(text.size()), 0)));
        return text;
    }

    void remove() const { ::unlink(m_name.constData()); }

private:
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

FileBatchJournal::~FileBatchJournal() = default;

void FileBatchJournal::note(const domain::BatchTrace& trace)
{
    if (m_folder.isEmpty()) {
        return;
    }
    const std::lock_guard guard(m_mutex);
    const std::shared_ptr<Entry> entry = held(trace.identity.key);
    if (!entry || !entry->write(toJson(trace))) {
        qCWarning(journalLog, "The batch %s could not be noted in %s", qPrintable(trace.identity.key),
                  qPrintable(m_folder));
    }
}

std::shared_ptr<FileBatchJournal::Entry> FileBatchJournal::held(const QString& key)
{
    std::shared_ptr<Entry> entry = m_held.value(key);
    if (!entry && makeFolder(m_folder)) {
        entry = Entry::lock(pathOf(key), true);
    }
    if (entry) {
        m_held.insert(key, entry);
    }
    return entry;
}

void FileBatchJournal::strike(const QString& key)
{
    const std::lock_guard guard(m_mutex);
    if (const std::shared_ptr<Entry> entry = m_held.take(key)) {
        entry->remove();
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
        if (isOld(file)) {
            QFile::remove(file.filePath());
        } else if (found.size() < mostDoubts) {
            const std::optional<domain::BatchTrace> trace = taken(file.filePath(), target);
            if (trace) {
                found.append(*trace);
            }
        }
    }
    return found;
}

bool FileBatchJournal::isOld(const QFileInfo& file) const
{
    return file.lastModified().toMSecsSinceEpoch() * 1'000 < m_clock.now().microseconds - microsecondsKept;
}

/// Nothing if it is of another target, cannot be read (another version of this program may), or is in somebody's hands.
std::optional<domain::BatchTrace> FileBatchJournal::taken(const QString& path, const QString& target)
{
    const std::shared_ptr<Entry> entry = Entry::lock(path, false);
    if (!entry) {
        return std::nullopt;
    }
    const domain::Result<domain::BatchTrace> trace = traceFromJson(entry->read());
    if (!trace || trace->target != target) {
        return std::nullopt;
    }
    m_held.insert(trace->identity.key, entry);
    return *trace;
}

QString FileBatchJournal::pathOf(const QString& key) const
{
    const QByteArray name = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha1).toHex();
    return m_folder + u'/' + QString::fromLatin1(name) + suffix;
}

} // namespace castellan::storage
