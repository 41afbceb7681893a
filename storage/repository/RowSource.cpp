#include "storage/repository/RowSource.h"

#include <QStringList>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

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
      m_moment(machineTime()),
      m_arrays(dialect.isPostgres() ? m_columns.size() : 0)
{}

RowSource& RowSource::row()
{
    Q_ASSERT(m_cell == 0 || m_cell == m_columns.size());
    if (!m_dialect.isPostgres()) {
        m_json += m_count > 0 ? "],[" : "[";
    }
    m_cell = 0;
    ++m_count;
    return *this;
}

void RowSource::beginJson()
{
    if (m_cell++ > 0) {
        m_json += ',';
    }
}

void RowSource::append(QByteArrayView utf8, QByteArrayView json)
{
    if (m_dialect.isPostgres()) {
        m_arrays[m_cell++].append(utf8);
        return;
    }
    beginJson();
    m_json += json;
}

RowSource& RowSource::text(const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    append(utf8, m_dialect.isPostgres() ? QByteArray() : quotedJson(utf8));
    return *this;
}

RowSource& RowSource::textOrNull(const QString& value)
{
    return value.isEmpty() ? null() : text(value);
}

RowSource& RowSource::flag(bool value)
{
    append(value ? "t" : "f", value ? "true" : "false");
    return *this;
}

RowSource& RowSource::integer(qint64 value)
{
    const QByteArray digits = QByteArray::number(value);
    append(digits, digits);
    return *this;
}

RowSource& RowSource::timeOrNow(domain::Timestamp value)
{
    if (!m_dialect.isPostgres()) {
        return integer(value.isSet() ? value.microseconds : m_moment.microseconds);
    }
    return value.isSet() ? text(value.toIsoText()) : null();
}

RowSource& RowSource::json(const std::optional<QByteArray>& value)
{
    if (!value) {
        return null();
    }
    append(*value, m_dialect.isPostgres() ? QByteArray() : quotedJson(*value)); // SQLite keeps the text as it is
    return *this;
}

RowSource& RowSource::null()
{
    if (m_dialect.isPostgres()) {
        m_arrays[m_cell++].appendNull();
        return *this;
    }
    beginJson();
    m_json += "null";
    return *this;
}

int RowSource::parameters() const
{
    return m_dialect.isPostgres() ? static_cast<int>(m_columns.size()) : 1;
}

QString RowSource::sql(int first) const
{
    return m_dialect.isPostgres() ? arraysSql(first) : jsonSql(first);
}

// The planner sees how long the arrays are, and takes an unknown length for ten.
QString RowSource::arraysSql(int first) const
{
    QStringList arrays;
    QStringList names;
    QStringList cells;
    for (const Column& column : m_columns) {
        arrays.append(u'$' + QString::number(first + arrays.size()) + u"::text[]"_s);
        names.append(column.name);
        const QString cell = u"r."_s + column.name;
        cells.append(column.cell == Cell::Text
                         ? cell
                         : QString(cell + u"::"_s + postgresType(column.cell) + u" AS "_s + column.name));
    }
    return u"(SELECT "_s + cells.join(u", ") + u" FROM unnest("_s + arrays.join(u", ") + u") AS r("_s
        + names.join(u", ") + u")) AS r"_s;
}

QString RowSource::jsonSql(int number) const
{
    QStringList columns;
    for (qsizetype index = 0; index < m_columns.size(); ++index) {
        columns.append(u"json_extract(value, '$["_s + QString::number(index) + u"]') AS "_s + m_columns.at(index).name);
    }
    return u"(SELECT "_s + columns.join(u", ") + u" FROM json_each($"_s + QString::number(number) + u")) AS r"_s;
}

QList<Value> RowSource::values() const
{
    if (m_dialect.isPostgres()) {
        return QList<Value>(m_arrays.cbegin(), m_arrays.cend());
    }
    return {m_count == 0 ? u"[]"_s : QString::fromUtf8('[' + m_json + "]]")};
}

} // namespace castellan::storage
