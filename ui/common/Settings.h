#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace castellan::ui {

/// What the window remembers between runs, in a file of its own (0600, in a folder 0700). Never a password: targets are
/// kept as they may be shown.
class Settings final
{
public:
    /// In the application's configuration folder.
    Settings();
    explicit Settings(const QString& file);
    Settings(const Settings&) = delete;
    Settings& operator=(const Settings&) = delete;
    ~Settings();

    [[nodiscard]] QString lastTarget() const;
    void setLastTarget(const QString& target);
    /// Newest first, at most ten.
    [[nodiscard]] QStringList recentTargets() const;
    void addRecentTarget(const QString& target);
    void removeRecentTarget(const QString& target);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
    [[nodiscard]] QByteArray windowState() const;
    void setWindowState(const QByteArray& state);
    [[nodiscard]] QByteArray panelSizes(const QString& name) const;
    void setPanelSizes(const QString& name, const QByteArray& sizes);
    [[nodiscard]] QString currentScreen() const;
    void setCurrentScreen(const QString& id);
    [[nodiscard]] QString currentInstance() const;
    void setCurrentInstance(const QString& id);

    [[nodiscard]] QByteArray tableColumns(const QString& table) const;
    void setTableColumns(const QString& table, const QByteArray& columns);
    [[nodiscard]] QString screenFilter(const QString& screen) const;
    void setScreenFilter(const QString& screen, const QString& filter);

    /// `system`, `light`, `dark`
    [[nodiscard]] QString appearance() const;
    void setAppearance(const QString& appearance);
    /// A locale's name, or empty for the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);
    [[nodiscard]] int pingIntervalMs() const;
    [[nodiscard]] int pingDeadlineMs() const;
    [[nodiscard]] bool isSampleBarClosed() const;
    void setSampleBarClosed(bool isClosed);

    /// Writes the file now.
    void sync();

private:
    [[nodiscard]] QString text(const char* key, const QString& otherwise = {}) const;
    [[nodiscard]] QByteArray bytes(const QString& key) const;

    QSettings m_settings;
};

} // namespace castellan::ui
