#include "models/table/CellText.h"

#include <QDateTime>
#include <QLocale>

namespace castellan::models {

QString timeText(const domain::Timestamp& time)
{
    if (!time.isSet()) {
        return {};
    }
    const QDateTime local = time.toDateTime().toLocalTime();
    const QLocale locale;
    return QStringLiteral("%1 %2").arg(locale.toString(local.date(), QLocale::ShortFormat),
                                       locale.toString(local.time(), QStringLiteral("HH:mm:ss")));
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace castellan::models
