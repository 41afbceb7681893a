#include "storage/eventstore/ConstraintPlan.h"

#include "domain/core/DisplayName.h"
#include "storage/repository/RowSource.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using ConstraintAction = domain::ConstraintChange::Action;

RowSource fieldRows(const SqlDialect& dialect)
{
    return {dialect, {{u"instance_id"_s}, {u"unique_type"_s}, {u"unique_field"_s}, {u"folded"_s}}};
}

} // namespace

ConstraintPlan::ConstraintPlan(const SqlDialect& dialect, const QList<domain::Event>& events)
    : m_dialect(dialect),
      m_table(dialect.table(u"eventstore"_s, u"unique_constraints"_s))
{
    for (const domain::Event& event : events) {
        for (const domain::ConstraintChange& change : event.constraints) {
            take(change, event.command);
        }
    }
    compile();
}

ConstraintPlan::Round& ConstraintPlan::roundAt(int index)
{
    while (m_rounds.size() <= index) {
        m_rounds.append(Round());
    }
    return m_rounds[index];
}

void ConstraintPlan::take(const domain::ConstraintChange& change, std::optional<int> command)
{
    const domain::UniqueConstraint& constraint = change.constraint;
    if (change.action == ConstraintAction::RemoveInstance) {
        takeInstance(constraint.instanceId);
        return;
    }
    const QString folded = domain::folded(constraint.field);
    KeyState& instance = m_instances[constraint.instanceId];
    KeyState& state = m_states[{constraint.instanceId, {constraint.type, folded}}];
    if (state.round < instance.round && instance.added) {
        state = {instance.round, false}; // the instance was emptied in between
    }
    if (state.added) {
        ++state.round;
    }
    state.added = change.action == ConstraintAction::Add;
    Round& round = roundAt(state.round);
    if (state.added) {
        round.additions.append(
            {{constraint.instanceId, constraint.type, folded}, constraint.field, change.messageKey, command});
    } else {
        round.removals.append(constraint);
    }
}

// All of the instance goes behind whatever was added to it before; what comes later is not in an earlier round.
void ConstraintPlan::takeInstance(const QString& instance)
{
    int last = 0;
    for (auto state = m_states.cbegin(); state != m_states.cend(); ++state) {
        if (state.key().first == instance) {
            last = std::max(last, state->round + (state->added ? 1 : 0));
        }
    }
    roundAt(last).instances.insert(instance);
    m_instances[instance] = {last, true};
    for (auto state = m_states.begin(); state != m_states.end(); ++state) {
        if (state.key().first == instance) {
            *state = {last, false};
        }
    }
}

void ConstraintPlan::compile()
{
    for (int index = 0; index < m_rounds.size(); ++index) {
        const Round& round = m_rounds.at(index);
        if (!round.instances.isEmpty()) {
            m_steps.append({deleteInstances(round), index});
        }
        if (!round.removals.isEmpty()) {
            m_steps.append({deleteFields(round), index});
        }
        if (!round.additions.isEmpty()) {
            m_steps.append({insertFields(round), index, true});
        }
    }
}

QList<Statement> ConstraintPlan::statements() const
{
    QList<Statement> all;
    for (const Step& step : m_steps) {
        all.append(step.statement);
    }
    return all;
}

Statement ConstraintPlan::deleteInstances(const Round& round) const
{
    return Statement(u"DELETE FROM "_s + m_table + u" WHERE "_s + m_dialect.isAnyOf(u"instance_id"_s, 1),
                     {QStringList(round.instances.cbegin(), round.instances.cend())});
}

// The exact spelling if there is one, else the folded form.
Statement ConstraintPlan::deleteFields(const Round& round) const
{
    RowSource rows = fieldRows(m_dialect);
    for (const domain::UniqueConstraint& removal : round.removals) {
        rows.row().text(removal.instanceId).text(removal.type).text(removal.field).text(domain::folded(removal.field));
    }
    const QString exact = u"EXISTS (SELECT 1 FROM "_s + m_table
        + u" AS x WHERE x.instance_id = r.instance_id AND x.unique_type = r.unique_type AND x.unique_field = r.unique_field)"_s;
    return Statement(
        u"DELETE FROM "_s + m_table
            + u" WHERE (instance_id, unique_type, unique_field) IN (SELECT r.instance_id, r.unique_type, CASE WHEN r.unique_field = r.folded OR "_s
            + exact + u" THEN r.unique_field ELSE r.folded END FROM "_s + rows.sql(1) + u')',
        rows.values());
}

// PostgreSQL names the value that is taken; SQLite does not, so there the answer lists what was inserted.
Statement ConstraintPlan::insertFields(const Round& round) const
{
    RowSource rows = fieldRows(m_dialect);
    for (const Addition& addition : round.additions) {
        const domain::UniqueConstraint& constraint = addition.constraint;
        rows.row().text(constraint.instanceId).text(constraint.type).text(constraint.field).text(constraint.field);
    }
    QString sql = u"INSERT INTO "_s + m_table
        + u" (instance_id, unique_type, unique_field) SELECT r.instance_id, r.unique_type, r.unique_field FROM "_s
        + rows.sql(1);
    if (!m_dialect.isPostgres()) {
        sql += u" WHERE true ON CONFLICT DO NOTHING RETURNING instance_id, unique_type, unique_field"_s;
    }
    return Statement(sql, rows.values());
}

std::optional<domain::Error> ConstraintPlan::refusal(qsizetype index, const Answer& answer) const
{
    const Step& step = m_steps.at(index);
    const QList<Addition>& additions = m_rounds.at(step.round).additions;
    if (!step.adds || m_dialect.isPostgres() || answer.rows.size() == additions.size()) {
        return std::nullopt;
    }
    QSet<Key> inserted;
    for (const Row& row : answer.rows) {
        inserted.insert({row.text(0), {row.text(1), row.text(2)}});
    }
    for (const Addition& addition : additions) {
        const domain::UniqueConstraint& constraint = addition.constraint;
        if (!inserted.contains({constraint.instanceId, {constraint.type, constraint.field}})) {
            return taken(addition);
        }
    }
    return std::nullopt;
}

domain::Error ConstraintPlan::explained(qsizetype index, const domain::Error& error) const
{
    const Step& step = m_steps.at(index);
    if (!step.adds) {
        domain::Error explained = error;
        explained.id = error.kind == domain::ErrorKind::Internal ? u"V3-C8l3V"_s : error.id;
        return explained;
    }
    if (error.kind != domain::ErrorKind::AlreadyExists) {
        return error;
    }
    // DETAIL is `Key (instance_id, unique_type, unique_field)=(i, org_name, lehigh) already exists.` in any language.
    for (const Addition& addition : m_rounds.at(step.round).additions) {
        const domain::UniqueConstraint& constraint = addition.constraint;
        const QString values = u"=("_s
            + QStringList{constraint.instanceId, constraint.type, constraint.field}.join(u", ") + u')';
        if (error.detail.contains(values)) {
            domain::Error explained = taken(addition);
            explained.sqlState = error.sqlState;
            explained.detail = error.detail;
            return explained;
        }
    }
    domain::Error explained = error;
    explained.id = u"V3-DKcYh"_s;
    explained.messageKey = u"Errors.Internal"_s;
    return explained;
}

domain::Error ConstraintPlan::taken(const Addition& addition)
{
    domain::Error error = domain::alreadyExists(
        u"V3-DKcYh"_s, addition.messageKey.isEmpty() ? u"Errors.Internal"_s : addition.messageKey,
        u"\"%1\" is already taken (%2). Choose another value."_s.arg(addition.spelling, addition.constraint.type));
    error.subject = addition.spelling;
    error.command = addition.command;
    error.field = addition.constraint.type == u"org_name"_s ? u"name"_s : u"domain"_s;
    return error;
}

} // namespace castellan::storage
