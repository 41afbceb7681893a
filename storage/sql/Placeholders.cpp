#include "storage/sql/Placeholders.h"

namespace castellan::storage {

DriverStatement positionalPlaceholders(const QString& sql)
{
    DriverStatement statement;
    QChar quote;
    for (qsizetype at = 0; at < sql.size(); ++at) {
        const QChar character = sql.at(at);
        if (!quote.isNull()) {
            quote = character == quote ? QChar() : quote; // a doubled quote ends and begins again
        } else if (character == u'\'' || character == u'"') {
            quote = character;
        } else if (character == u'$' && at + 1 < sql.size() && sql.at(at + 1).isDigit()) {
            qsizetype end = at + 1;
            while (end < sql.size() && sql.at(end).isDigit()) {
                ++end;
            }
            statement.values << QStringView(sql).sliced(at + 1, end - at - 1).toInt() - 1;
            statement.text += u'?';
            at = end - 1;
            continue;
        }
        statement.text += character;
    }
    return statement;
}

} // namespace castellan::storage
