#include "storage/sql/Placeholders.h"

namespace castellan::storage {

QString numberedPlaceholders(const QString& sql)
{
    QString text = sql;
    QChar quote;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar character = text.at(at);
        if (!quote.isNull()) {
            quote = character == quote ? QChar() : quote; // a doubled quote ends and begins again
        } else if (character == u'\'' || character == u'"') {
            quote = character;
        } else if (character == u'$' && at + 1 < text.size() && text.at(at + 1).isDigit()) {
            text[at] = u'?';
        }
    }
    return text;
}

} // namespace castellan::storage
