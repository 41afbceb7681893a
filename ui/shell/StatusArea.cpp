#include "ui/shell/StatusArea.h"

#include "models/connection/PingMonitor.h"
#include "models/connection/SchemaSetup.h"
#include "models/connection/TargetConnection.h"
#include "models/projection/ProjectionRuns.h"
#include "ui/common/Icons.h"
#include "ui/common/PlainLabel.h"
#include "ui/common/Sparkline.h"
#include "ui/shell/StatusIndicator.h"

#include <QEvent>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

namespace castellan::ui {

namespace {

constexpr int noticeMilliseconds = 5000;
constexpr int progressWidth = 140;
constexpr int sideMargin = 6;
constexpr int noticeMargin = 12;

QList<std::optional<double>> inMilliseconds(const models::PingHistory& history)
{
    QList<std::optional<double>> values;
    for (const models::PingSample& sample : history.samples()) {
        values.append(sample.roundTrip ? std::optional(double(sample.roundTrip->count()) / 1000) : std::nullopt);
    }
    return values;
}

} // namespace

StatusArea::StatusArea(models::TargetConnection& connection, QWidget* parent)
    : QStatusBar(parent),
      m_connection(connection),
      m_indicator(new StatusIndicator(connection.pings(), this)),
      m_target(new PlainLabel(this)),
      m_notice(new PlainLabel(this)),
      m_latency(new PlainLabel(this)),
      m_sparkline(new Sparkline(this)),
      m_work(new PlainLabel(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QToolButton(this))
{
    setObjectName(QStringLiteral("statusArea"));
    m_target->setObjectName(QStringLiteral("statusTarget"));
    m_latency->setSubdued(true);
    m_progress->setFixedWidth(progressWidth);
    m_cancel->setIcon(icons::cancel());
    m_cancel->setAutoRaise(true);
    m_cancel->setFocusPolicy(Qt::TabFocus);
    addWidget(m_indicator);
    addWidget(m_target);
    addWidget(m_notice, 1);
    addPermanentWidget(m_work);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_cancel);
    addPermanentWidget(m_latency);
    addPermanentWidget(m_sparkline);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_work, m_progress, m_cancel}) {
        widget->hide();
    }
    m_notice->setObjectName(QStringLiteral("notice"));
    m_notice->setContentsMargins(noticeMargin, 0, 0, 0);
    setContentsMargins(sideMargin, 0, 0, 0);
    m_noticeTimer.setSingleShot(true);
    m_noticeTimer.setInterval(noticeMilliseconds);
    connect(&m_noticeTimer, &QTimer::timeout, m_notice, &QLabel::clear);
    connect(m_indicator, &QToolButton::clicked, this, &StatusArea::detailsRequested);
    connect(&connection.pings(), &models::PingMonitor::pinged, this, &StatusArea::showPings);
    connect(&connection.pings(), &models::PingMonitor::stateChanged, this, &StatusArea::showPings);
    connect(&connection.pings(), &models::PingMonitor::identityChanged, this, &StatusArea::showTarget);
    connect(&connection, &models::TargetConnection::stateChanged, this, &StatusArea::showTarget);
    connect(&connection.setup(), &models::SchemaSetup::progressed, this, &StatusArea::showProgress);
    connect(&connection.setup(), &models::SchemaSetup::runningChanged, this, &StatusArea::showWork);
    connect(m_cancel, &QToolButton::clicked, &connection.setup(), &models::SchemaSetup::cancel);
    connect(&connection.projections(), &models::ProjectionRuns::progressed, this, &StatusArea::showProgress);
    connect(&connection.projections(), &models::ProjectionRuns::runningChanged, this, &StatusArea::showWork);
    connect(m_cancel, &QToolButton::clicked, &connection.projections(), &models::ProjectionRuns::cancel);
    retranslate();
}

void StatusArea::showNotice(const QString& text)
{
    m_notice->setForeignText(text); // not showMessage, which hides the indicator
    m_noticeTimer.start();
}

void StatusArea::showPings()
{
    const models::PingHistory& history = m_connection.pings().history();
    m_sparkline->setValues(inMilliseconds(history));
    const auto last = history.last();
    m_latency->setText(last ? tr("%1 ms").arg(QLocale().toString(double(last->count()) / 1000, 'f', 1)) : QString());
}

void StatusArea::showTarget()
{
    QStringList parts;
    if (!m_connection.displayText().isEmpty()) {
        parts << m_connection.displayText();
    }
    if (const std::optional<domain::ServerIdentity>& server = m_connection.pings().identity()) {
        if (!server->database.isEmpty()) { // a file has no role
            parts << (server->standby ? tr("standby") : tr("primary"));
        }
        parts << server->product + QLatin1Char(' ') + server->version;
    }
    constexpr int mostWidth = 620;
    const QString text = parts.join(QStringLiteral("   "));
    m_target->setForeignText(fontMetrics().elidedText(text, Qt::ElideMiddle, mostWidth));
    m_target->setToolTip(text.toHtmlEscaped());
}

void StatusArea::showWork(bool isRunning)
{
    if (isRunning) {
        showProgress(0, 0, QString());
    }
    m_work->setVisible(isRunning);
    m_progress->setVisible(isRunning);
    m_cancel->setVisible(isRunning);
}

void StatusArea::showProgress(int done, int total, const QString& step)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_work->setForeignText(step);
}

void StatusArea::retranslate()
{
    m_target->setAccessibleName(tr("Target"));
    m_latency->setAccessibleName(tr("Last ping"));
    m_sparkline->setAccessibleName(tr("Last 60 pings"));
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setToolTip(tr("Cancel"));
    showTarget();
    showPings();
}

void StatusArea::changeEvent(QEvent* event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
