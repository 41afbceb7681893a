#include "storage/repository/RowSource.h"

#include <QStringList>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

constexpr qsizetype assumedRows = 100;

QByteArray quotedJson(const QByteArray& utf8)
{
    QByteArray quoted;
    quoted.reserve(utf8.size() + 2);
    quoted += '"';
    for (const char character : utf8) {
        if (character == '"' || character == '\\') {
            quoted += '\\';
            quoted += character;
        } else if (static_cast<unsigned char>(character) < 0x20) {
            quoted += "\\u00" + QByteArray::number(static_cast<int>(character), 16).rightJustified(2, '0');
        } else {
            quoted += character;
        }
    }
    return quoted += '"';
}

QString postgresType(RowSource::Cell cell)
{
    switch (cell) {
    case RowSource::Cell::Text: return u"text"_s;
    case RowSource::Cell::Json: return u"jsonb"_s;
    case RowSource::Cell::Flag: return u"boolean"_s;
    case RowSource::Cell::Integer: return u"bigint"_s;
    case RowSource::Cell::Time: return u"timestamptz"_s;
    }
    return {};
}

} // namespace

RowSource::RowSource(const SqlDialect& dialect, QList<Column> columns)
    : m_dialect(dialect),
      m_columns(std::move(columns)),
      m_moment(machineTime())
{}

RowSource& RowSource::row()
{
    Q_ASSERT(m_cell == 0 || m_cell == m_columns.size());
    const char opening = m_dialect.isPostgres() ? '{' : '[';
    const char closing = m_dialect.isPostgres() ? '}' : ']';
    if (m_count > 0) {
        m_json += closing;
        m_json += ',';
    }
    m_json += opening;
    m_cell = 0;
    ++m_count;
    return *this;
}

// PostgreSQL's recordset wants names, SQLite is content with places.
void RowSource::begin()
{
    if (m_cell > 0) {
        m_json += ',';
    }
    if (m_dialect.isPostgres()) {
        m_json += '"' + m_columns.at(m_cell).name.toLatin1() + "\":";
    }
    ++m_cell;
}

void RowSource::append(const QByteArray& json)
{
    begin();
    m_json += json;
}

RowSource& RowSource::text(const QString& value)
{
    append(quotedJson(value.toUtf8()));
    return *this;
}

RowSource& RowSource::textOrNull(const QString& value)
{
    return value.isEmpty() ? null() : text(value);
}

RowSource& RowSource::flag(bool value)
{
    append(value ? "true" : "false");
    return *this;
}

RowSource& RowSource::integer(qint64 value)
{
    append(QByteArray::number(value));
    return *this;
}

RowSource& RowSource::timeOrNow(domain::Timestamp value)
{
    if (!m_dialect.isPostgres()) {
        append(QByteArray::number(value.isSet() ? value.microseconds : m_moment.microseconds));
        return *this;
    }
    if (!value.isSet()) {
        return null();
    }
    append(quotedJson(value.toIsoText().toLatin1()));
    return *this;
}

RowSource& RowSource::json(const std::optional<QByteArray>& value)
{
    if (!value) {
        return null();
    }
    append(m_dialect.isPostgres() ? *value : quotedJson(*value)); // SQLite keeps the text as it is
    return *this;
}

RowSource& RowSource::null()
{
    append("null");
    return *this;
}

QString RowSource::sql(int number) const
{
    QStringList columns;
    if (m_dialect.isPostgres()) {
        QStringList names;
        for (const Column& column : m_columns) {
            names.append(column.name);
            columns.append(column.name + u' ' + postgresType(column.cell));
        }
        const QString set = u"jsonb_to_recordset($"_s + QString::number(number) + u"::jsonb) AS r("_s
            + columns.join(u", ") + u')';
        // The planner takes a set for 100 rows: for a few it would rather read whole tables than look them up.
        return m_count >= assumedRows ? set
                                      : QString(u"(SELECT "_s + names.join(u", ") + u" FROM "_s + set + u" LIMIT "_s
                                                + QString::number(m_count) + u") AS r"_s);
    }
    for (qsizetype index = 0; index < m_columns.size(); ++index) {
        columns.append(u"json_extract(value, '$["_s + QString::number(index) + u"]') AS "_s + m_columns.at(index).name);
    }
    return u"(SELECT "_s + columns.join(u", ") + u" FROM json_each($"_s + QString::number(number) + u")) AS r"_s;
}

Value RowSource::value() const
{
    if (m_count == 0) {
        return QStringLiteral("[]");
    }
    return QString::fromUtf8('[' + m_json + (m_dialect.isPostgres() ? "}]" : "]]"));
}

} // namespace castellan::storage
