#include "storage/postgres/ResultRows.h"

#include "storage/postgres/TypeOids.h"

#include <libpq-fe.h>

#include <utility>

namespace castellan::storage {

namespace {

/// `\x0123..`: the form of `bytea_output = hex`; QPSQL asks for the other one.
QByteArray decodedBytes(const QByteArray& text)
{
    if (text.startsWith("\\x")) {
        return QByteArray::fromHex(text.sliced(2));
    }
    size_t length = 0;
    unsigned char* const bytes = PQunescapeBytea(reinterpret_cast<const unsigned char*>(text.constData()), &length);
    QByteArray decoded(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(length));
    PQfreemem(bytes);
    return decoded;
}

Row::Cell cellOf(const pg_result* result, int row, int column)
{
    if (PQgetisnull(result, row, column) != 0) {
        return std::nullopt;
    }
    QByteArray text(PQgetvalue(result, row, column), PQgetlength(result, row, column));
    return PQftype(result, column) == byteaType ? decodedBytes(text) : text;
}

} // namespace

Rows rowsOf(const pg_result* result)
{
    const int columns = PQnfields(result);
    const int count = PQntuples(result);
    QList<Row> rows;
    rows.reserve(count);
    for (int row = 0; row < count; ++row) {
        QList<Row::Cell> cells;
        cells.reserve(columns);
        for (int column = 0; column < columns; ++column) {
            cells.append(cellOf(result, row, column));
        }
        rows.append(Row(std::move(cells)));
    }
    return Rows(std::move(rows));
}

} // namespace castellan::storage
