#pragma once

#include "domain/port/Projections.h"
#include "ui/cli/Subcommand.h"

namespace castellan::ui {

/// `castellan projections`: how far the tables have followed the events, whether they agree, and making them agree.
class ProjectionsSubcommand final : public Subcommand
{
public:
    [[nodiscard]] Synopsis synopsis() const override;
    [[nodiscard]] domain::Result<ExitStatus> run(Session& session) override;

private:
    using Names = QList<domain::ProjectionName>;

    [[nodiscard]] static domain::Result<ExitStatus> status(Session& session, const Names& names);
    [[nodiscard]] static domain::Result<ExitStatus> verify(Session& session, const Names& names);
    [[nodiscard]] static domain::Result<ExitStatus> rebuild(Session& session, const Names& names);
};

} // namespace castellan::ui
