#include "ui/cli/ImportFile.h"

#include "domain/port/IdSource.h"
#include "ui/cli/Console.h"
#include "ui/cli/FileInput.h"

#include <QCryptographicHash>

#include <utility>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype csvColumns = 2;

} // namespace

ImportFile::ImportFile(QByteArray content)
    : m_content(std::move(content)),
      m_hash(QCryptographicHash::hash(m_content, QCryptographicHash::Sha256)),
      m_reader(m_content)
{}

Result<ImportFile> ImportFile::open(const QString& path)
{
    Result<QByteArray> content = readInput(path, maximumBytes);
    if (!content) {
        return failed(content.error());
    }
    ImportFile file(std::move(*content));
    if (const Result<void> checked = file.check(); !checked) {
        return failed(checked.error());
    }
    // The form is checked: the header is there.
    return file.m_reader.next().map([&](const auto&) { return std::move(file); });
}

Result<void> ImportFile::check() const
{
    CsvReader reader(m_content);
    const Result<std::optional<CsvRecord>> header = reader.next();
    if (!header) {
        return failed(header.error());
    }
    if (!*header || (*header)->fields != QStringList{u"name"_s, u"domains"_s}) {
        return failed(malformedCsv(u"CAS-CsvHeader"_s, u"The file does not begin with the header \"name,domains\"."_s,
                                   *header ? (*header)->line : 1));
    }
    for (;;) {
        const Result<std::optional<CsvRecord>> record = reader.next();
        if (!record) {
            return failed(record.error());
        }
        if (!*record) {
            return {};
        }
        if ((*record)->fields.size() != csvColumns) {
            return failed(
                malformedCsv(u"CAS-CsvFields"_s,
                             u"The record has %1, not 2. A field with a comma in it needs quotation marks."_s.arg(
                                 counted((*record)->fields.size(), u"field"_s)),
                             (*record)->line));
        }
    }
}

QList<ImportRow> ImportFile::next(qsizetype atMost, IdSource& ids)
{
    QList<ImportRow> rows;
    while (rows.size() < atMost) {
        Result<std::optional<CsvRecord>> record = m_reader.next();
        if (!record || !*record) {
            break;
        }
        rows.append({(*record)->line, OrganizationId(ids.next()), (*record)->fields.at(0),
                     (*record)->fields.at(1).simplified().split(u' ', Qt::SkipEmptyParts)});
    }
    return rows;
}

} // namespace castellan::ui
