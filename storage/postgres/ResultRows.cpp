#include "storage/postgres/ResultRows.h"

#include "storage/postgres/TypeOids.h"

#include <QVarLengthArray>

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

void appendCell(Cells& cells, const pg_result* result, int row, int column, bool isBytes)
{
    if (PQgetisnull(result, row, column) != 0) {
        return cells.appendNull();
    }
    const QByteArrayView text(PQgetvalue(result, row, column), PQgetlength(result, row, column));
    if (isBytes) {
        return cells.append(decodedBytes(text.toByteArray()));
    }
    cells.append(text);
}

} // namespace

Rows rowsOf(const pg_result* result)
{
    const int columns = PQnfields(result);
    const int count = PQntuples(result);
    QVarLengthArray<bool> areBytes;
    for (int column = 0; column < columns; ++column) {
        areBytes.append(PQftype(result, column) == byteaType);
    }
    Cells cells(columns);
    for (int row = 0; row < count; ++row) {
        for (int column = 0; column < columns; ++column) {
            appendCell(cells, result, row, column, areBytes.at(column));
        }
    }
    return Rows(std::move(cells));
}

} // namespace castellan::storage
