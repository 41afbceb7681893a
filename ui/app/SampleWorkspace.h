#pragma once

#include <QObject>
#include <QString>

namespace castellan::domain {
class IdSource;
}

namespace castellan::models {
class CommandSubmitter;
class TargetConnection;
} // namespace castellan::models

namespace castellan::ui {

/// The workspace of the first start: fictional data in the application's data folder, to look at and to play with.
class SampleWorkspace final : public QObject
{
    Q_OBJECT

public:
    SampleWorkspace(models::TargetConnection& connection, models::CommandSubmitter& submitter, domain::IdSource& ids);

    /// `sqlite:.../sample.db`
    [[nodiscard]] static QString target();

    /// Fills the open target unless it holds an instance.
    void fillIfEmpty();

private:
    models::TargetConnection& m_connection;
    models::CommandSubmitter& m_submitter;
    domain::IdSource& m_ids;
};

} // namespace castellan::ui
