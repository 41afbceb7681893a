#pragma once

#include "storage/sql/SqlConnection.h"
#include "storage/sql/SqliteFile.h"
#include "storage/sql/SqliteSettings.h"

#include <atomic>
#include <memory>

namespace castellan::storage {

/// Connections to one SQLite file. An idle one is used again by the thread that opened it.
class SqlitePool final : public domain::Pool
{
public:
    SqlitePool(const QString& path, const SqliteSettings& settings);
    ~SqlitePool() override;

    /// Errors also of SqliteFile::prepare and SqliteSession.
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Client>> acquire(domain::ClientPurpose purpose) override;
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Transaction>> begin(
        const domain::TransactionOptions& options) override;
    [[nodiscard]] domain::Result<domain::PingReply> ping(std::chrono::milliseconds deadline) override;
    void close() override;

private:
    class Opened;
    class Idle;

    [[nodiscard]] domain::Result<std::shared_ptr<SqlConnection>> connection();
    [[nodiscard]] domain::Result<std::unique_ptr<Opened>> open();

    SqliteFile m_file;
    SqliteSettings m_settings;
    std::atomic_bool m_checked = false; ///< the file was looked through by this pool
    std::shared_ptr<Idle> m_idle;
};

} // namespace castellan::storage
