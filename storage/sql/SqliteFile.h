#pragma once

#include "domain/core/Result.h"
#include "storage/sql/SqliteSettings.h"

#include <QString>

namespace castellan::storage {

/// Which file stands at a path: device and inode. Zeros for none.
struct FileIdentity
{
    quint64 device = 0;
    quint64 inode = 0;

    [[nodiscard]] static FileIdentity of(const QString& path);

    bool operator==(const FileIdentity&) const = default;
};

/// What is looked at before SQLite opens a file: its own `open` makes missing files, takes any text for a database, and
/// finds out about a write protection at the first write.
class SqliteFile final
{
public:
    explicit SqliteFile(QString path);

    /// The file is there, may be read and begins as a database does (or is empty). Makes a missing one if the
    /// settings say so. Errors: Unreachable `CAS-NoFile`, PermissionDenied `CAS-Access`, Schema `CAS-NotADatabase`,
    /// `CAS-Corrupt` (shorter than its header says).
    [[nodiscard]] domain::Result<void> prepare(const SqliteSettings& settings) const;
    /// Also false for a file that nobody may write, whoever we are.
    [[nodiscard]] bool isWritable() const;
    /// A writer has left its journal behind: it ended in the middle.
    [[nodiscard]] bool hasJournal() const;
    [[nodiscard]] const QString& path() const { return m_path; }
    /// `file:...?mode=..`, with which a missing file is not made.
    [[nodiscard]] QString uri(bool readOnly) const;

private:
    [[nodiscard]] domain::Result<void> create(const SqliteSettings& settings) const;
    [[nodiscard]] domain::Result<void> checkHeader() const;

    QString m_path;
};

} // namespace castellan::storage
