#pragma once

#include "domain/command/Command.h"
#include "domain/event/StoredEvent.h"
#include "domain/instance/Instance.h"
#include "domain/instance/InstanceDomain.h"
#include "domain/organization/Organization.h"
#include "domain/organization/OrganizationDomain.h"
#include "ui/cli/JsonText.h"

namespace castellan::ui {

/// Appends an object with the columns of the table, in lower camel case.
void writeRow(JsonText& json, const domain::Instance& instance);
void writeRow(JsonText& json, const domain::InstanceDomain& domain);
void writeRow(JsonText& json, const domain::Organization& organization);
void writeRow(JsonText& json, const domain::OrganizationDomain& domain);
/// `withCursor` adds the place in the global order, for `events --after`.
void writeEvent(JsonText& json, const domain::StoredEvent& event, bool withCursor);
void writeResult(JsonText& json, const domain::CommandResult& result);

} // namespace castellan::ui
