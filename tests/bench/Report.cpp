#include "tests/bench/Report.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <utility>

namespace castellan::bench {

namespace {

QJsonValue optionalNumber(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QString optionalText(const std::optional<double>& number)
{
    return number ? QString::number(*number, 'f', *number < 10 ? 2 : 1) : QStringLiteral("-");
}

QString verdict(const std::optional<bool>& holds)
{
    if (!holds) {
        return QStringLiteral("-");
    }
    return *holds ? QStringLiteral("yes") : QStringLiteral("NO");
}

} // namespace

void Report::add(const Measurement& measurement)
{
    switch (m_format) {
    case Format::Json: return addJson(measurement);
    case Format::Markdown: return addMarkdown(measurement);
    case Format::Table: return addRow(measurement);
    }
}

void Report::addJson(const Measurement& measurement)
{
    const std::optional<bool> holds = measurement.holds();
    const QJsonObject line{
        {QStringLiteral("group"), measurement.group},
        {QStringLiteral("case"), measurement.name},
        {QStringLiteral("unit"), measurement.unit},
        {QStringLiteral("value"), measurement.value},
        {QStringLiteral("baseline"), optionalNumber(measurement.baseline)},
        {QStringLiteral("ratio"), optionalNumber(measurement.ratio())},
        {QStringLiteral("goal"), optionalNumber(measurement.goal)},
        {QStringLiteral("holds"), holds ? QJsonValue(*holds) : QJsonValue()},
    };
    QTextStream(stdout) << QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)) << '\n';
}

void Report::addRow(const Measurement& measurement)
{
    QTextStream out(stdout);
    const QString row = QStringLiteral("%1 %2 %3 %4 %5 %6 %7");
    if (!std::exchange(m_headerPrinted, true)) {
        out << row.arg(QStringLiteral("group"), -15)
                   .arg(QStringLiteral("case"), -62)
                   .arg(QStringLiteral("value"), 14)
                   .arg(QStringLiteral("baseline"), 12)
                   .arg(QStringLiteral("ratio"), 8)
                   .arg(QStringLiteral("goal"), 8)
                   .arg(QStringLiteral("holds"), 6)
            << '\n';
    }
    out << row.arg(measurement.group, -15)
               .arg(measurement.name, -62)
               .arg(optionalText(measurement.value) + QLatin1Char(' ') + measurement.unit, 14)
               .arg(optionalText(measurement.baseline), 12)
               .arg(optionalText(measurement.ratio()), 8)
               .arg(optionalText(measurement.goal), 8)
               .arg(verdict(measurement.holds()), 6)
        << (measurement.note.isEmpty() ? QString() : QStringLiteral("  ") + measurement.note) << '\n';
}

void Report::addMarkdown(const Measurement& measurement)
{
    QTextStream out(stdout);
    if (!std::exchange(m_headerPrinted, true)) {
        out << "| group | case | value | baseline | ratio | goal | met |\n|---|---|---:|---:|---:|---:|---|\n";
    }
    const QString bound = measurement.direction == Goal::AtMost ? QStringLiteral("<= ") : QStringLiteral(">= ");
    const QStringList cells{measurement.group,
                            measurement.name,
                            optionalText(measurement.value) + QLatin1Char(' ') + measurement.unit,
                            optionalText(measurement.baseline),
                            optionalText(measurement.ratio()),
                            measurement.goal ? bound + optionalText(measurement.goal) : QStringLiteral("-"),
                            verdict(measurement.holds())};
    out << "| " << cells.join(QStringLiteral(" | ")) << " |\n";
}

void Report::missing(const QString& group, const QString& name, const QString& why)
{
    QTextStream(stderr) << group << ": " << name << " could not be measured: " << why << '\n';
}

} // namespace castellan::bench
