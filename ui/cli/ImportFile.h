#pragma once

#include "domain/core/Result.h"
#include "domain/organization/ImportOrganizations.h"
#include "ui/cli/CsvReader.h"

#include <QByteArray>
#include <QString>

namespace castellan::domain {
class IdSource;
}

namespace castellan::ui {

/// A CSV file of organizations: header `name,domains`, the domains of a row separated by blanks.
class ImportFile final
{
public:
    static constexpr qint64 maximumBytes = qint64{64} * 1024 * 1024;

    /// Reads the file and checks its form to the end. Errors: those of `readInput`; InvalidArgument `CAS-CsvHeader`,
    /// `CAS-CsvFields` and those of CsvReader, with the line.
    [[nodiscard]] static domain::Result<ImportFile> open(const QString& path);

    /// At most `atMost` further rows, each with a new id; none at the end.
    [[nodiscard]] QList<domain::ImportRow> next(qsizetype atMost, domain::IdSource& ids);
    [[nodiscard]] const QByteArray& hash() const { return m_hash; }

private:
    explicit ImportFile(QByteArray content);
    [[nodiscard]] domain::Result<void> check() const;

    QByteArray m_content;
    QByteArray m_hash;
    CsvReader m_reader;
};

} // namespace castellan::ui
