#pragma once

#include "domain/command/Command.h"
#include "domain/port/Clock.h"
#include "domain/port/SonyflakeIdSource.h"
#include "models/connection/TargetConnection.h"
#include "storage/repository/DatabaseServices.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace castellan::tests {

using Commands = std::vector<std::unique_ptr<domain::Command>>;

/// A target with our tables on it, opened as the window opens it, and a second way in for arranging.
class ModelScene final
{
public:
    /// A fresh workspace.
    ModelScene();
    /// A PostgreSQL database that is there and empty.
    explicit ModelScene(const QString& target, const storage::ConnectionSettings& settings = {});

    [[nodiscard]] models::TargetConnection& connection() { return m_connection; }
    [[nodiscard]] const QString& target() const { return m_target; }
    [[nodiscard]] models::DomainTools tools() { return {m_clock, m_ids, nullptr}; }

    /// Builds the tables.
    void setUp();
    /// Opens the connection and waits until it is open.
    void open();
    /// Runs a batch beside the connection, as another program would.
    void apply(Commands commands);
    /// An instance and so many organizations named `Organization 0001`, ..., each with the domain `o0001.example`.
    void addOrganizations(const QString& instance, int count);
    /// The first of the organizations of instance `i1`.
    void renameFirst(const QString& name);
    /// So many rows of organizations, without events, named `Row 000001`, ...; the instance must be there.
    void addOrganizationRows(const QString& instance, int count);

private:
    QTemporaryDir m_folder;
    domain::SystemClock m_clock;
    domain::SonyflakeIdSource m_ids{m_clock, 1};
    storage::DatabaseTargetOpener m_opener;
    QString m_target;
    std::unique_ptr<domain::TargetServices> m_beside;
    models::TargetConnection m_connection;
};

} // namespace castellan::tests
