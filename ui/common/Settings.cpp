#include "ui/common/Settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace castellan::ui {

namespace {

constexpr int mostRecentTargets = 10;
constexpr int defaultPingInterval = 5000;
constexpr int defaultPingDeadline = 2000;

QString defaultFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
        .filePath(QStringLiteral("castellan.ini"));
}

/// The folder for us alone, and the file, before anything is written into it.
QString prepared(const QString& file)
{
    const QFileDevice::Permissions ours = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const QString folder = QFileInfo(file).absolutePath();
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder)) {
        QFile::setPermissions(folder, ours | QFileDevice::ExeOwner);
    }
    QFile handle(file);
    if (!handle.exists() && handle.open(QIODevice::WriteOnly)) {
        handle.setPermissions(ours);
    }
    return file;
}

} // namespace

Settings::Settings() : Settings(defaultFile()) {}

Settings::Settings(const QString& file) : m_settings(prepared(file), QSettings::IniFormat) {}

Settings::~Settings()
{
    sync();
}

void Settings::sync()
{
    m_settings.sync();
    QFile::setPermissions(m_settings.fileName(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

QString Settings::text(const char* key, const QString& otherwise) const
{
    return m_settings.value(QLatin1String(key), otherwise).toString();
}

QByteArray Settings::bytes(const QString& key) const
{
    return m_settings.value(key).toByteArray();
}

QString Settings::lastTarget() const
{
    return text("target/last");
}

void Settings::setLastTarget(const QString& target)
{
    m_settings.setValue(QStringLiteral("target/last"), target);
}

QStringList Settings::recentTargets() const
{
    return m_settings.value(QStringLiteral("target/recent")).toStringList();
}

void Settings::addRecentTarget(const QString& target)
{
    QStringList targets = recentTargets();
    targets.removeAll(target);
    targets.prepend(target);
    m_settings.setValue(QStringLiteral("target/recent"), QStringList(targets.mid(0, mostRecentTargets)));
}

void Settings::removeRecentTarget(const QString& target)
{
    QStringList targets = recentTargets();
    targets.removeAll(target);
    m_settings.setValue(QStringLiteral("target/recent"), targets);
}

QByteArray Settings::windowGeometry() const
{
    return bytes(QStringLiteral("window/geometry"));
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    m_settings.setValue(QStringLiteral("window/geometry"), geometry);
}

QByteArray Settings::windowState() const
{
    return bytes(QStringLiteral("window/state"));
}

void Settings::setWindowState(const QByteArray& state)
{
    m_settings.setValue(QStringLiteral("window/state"), state);
}

QByteArray Settings::panelSizes(const QString& name) const
{
    return bytes(QStringLiteral("window/panels/") + name);
}

void Settings::setPanelSizes(const QString& name, const QByteArray& sizes)
{
    m_settings.setValue(QStringLiteral("window/panels/") + name, sizes);
}

QString Settings::currentScreen() const
{
    return text("window/screen");
}

void Settings::setCurrentScreen(const QString& id)
{
    m_settings.setValue(QStringLiteral("window/screen"), id);
}

QString Settings::currentInstance() const
{
    return text("window/instance");
}

void Settings::setCurrentInstance(const QString& id)
{
    m_settings.setValue(QStringLiteral("window/instance"), id);
}

QByteArray Settings::tableColumns(const QString& table) const
{
    return bytes(QStringLiteral("columns/") + table);
}

void Settings::setTableColumns(const QString& table, const QByteArray& columns)
{
    m_settings.setValue(QStringLiteral("columns/") + table, columns);
}

QString Settings::screenFilter(const QString& screen) const
{
    return m_settings.value(QStringLiteral("filter/") + screen).toString();
}

void Settings::setScreenFilter(const QString& screen, const QString& filter)
{
    m_settings.setValue(QStringLiteral("filter/") + screen, filter);
}

QString Settings::appearance() const
{
    return text("view/appearance", QStringLiteral("system"));
}

void Settings::setAppearance(const QString& appearance)
{
    m_settings.setValue(QStringLiteral("view/appearance"), appearance);
}

QString Settings::language() const
{
    return text("view/language");
}

void Settings::setLanguage(const QString& language)
{
    m_settings.setValue(QStringLiteral("view/language"), language);
}

int Settings::pingIntervalMs() const
{
    return m_settings.value(QStringLiteral("ping/intervalMs"), defaultPingInterval).toInt();
}

int Settings::pingDeadlineMs() const
{
    return m_settings.value(QStringLiteral("ping/deadlineMs"), defaultPingDeadline).toInt();
}

bool Settings::isSampleBarClosed() const
{
    return m_settings.value(QStringLiteral("view/sampleBarClosed"), false).toBool();
}

void Settings::setSampleBarClosed(bool isClosed)
{
    m_settings.setValue(QStringLiteral("view/sampleBarClosed"), isClosed);
}

} // namespace castellan::ui
