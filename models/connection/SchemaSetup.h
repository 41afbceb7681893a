#pragma once

#include "domain/core/Error.h"
#include "domain/port/Schema.h"

#include <QObject>
#include <QString>

namespace castellan::models {

class TargetConnection;

/// Sets up or upgrades the schema of the connection's target in the background.
class SchemaSetup final : public QObject
{
    Q_OBJECT

public:
    explicit SchemaSetup(TargetConnection& connection);

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Set up is possible and wanted: the schema is missing or outdated.
    [[nodiscard]] bool isWanted() const;

    /// Answers by `finished` or `failed`. Ignored while it runs or without a target.
    void start();
    /// What is done stays done; the rest can be set up later.
    void cancel();

signals:
    void runningChanged(bool isRunning);
    void progressed(int done, int total, const QString& step);
    void finished(int appliedSteps);
    void failed(const castellan::domain::Error& error);

private:
    void receive(const domain::Result<QList<domain::SchemaStep>>& steps);
    void setRunning(bool isRunning);

    TargetConnection& m_connection;
    bool m_isRunning = false;
};

} // namespace castellan::models
