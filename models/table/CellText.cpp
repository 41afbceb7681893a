#include "models/table/CellText.h"

#include <QDateTime>
#include <QLocale>

namespace castellan::models {

namespace {

/// The locale's short form, with all of the year: of two digits nobody knows whether they are the year or the day.
QString dateFormat(const QLocale& locale)
{
    QString format = locale.dateFormat(QLocale::ShortFormat);
    if (!format.contains(QLatin1String("yyyy"))) {
        format.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    }
    return format;
}

} // namespace

QString timeText(const domain::Timestamp& time)
{
    if (!time.isSet()) {
        return {};
    }
    const QDateTime local = time.toDateTime().toLocalTime();
    const QLocale locale;
    return QStringLiteral("%1 %2").arg(locale.toString(local.date(), dateFormat(locale)),
                                       locale.toString(local.time(), QStringLiteral("HH:mm:ss")));
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace castellan::models
