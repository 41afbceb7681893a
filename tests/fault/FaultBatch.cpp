#include "tests/fault/FaultBatch.h"

#include "domain/instance/AddInstance.h"
#include "domain/instance/AddInstanceDomain.h"
#include "domain/instance/SetPrimaryInstanceDomain.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/ImportOrganizations.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/organization/RemoveOrganizationDomain.h"
#include "domain/organization/RenameOrganization.h"
#include "domain/organization/SetPrimaryOrganizationDomain.h"
#include "domain/organization/VerifyOrganizationDomain.h"

#include <QtGlobal>

namespace castellan::tests {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

using BatchPointer = std::unique_ptr<Batch>;

const OrganizationId alpha(u"a"_s);
const OrganizationId beta(u"b"_s);

std::unique_ptr<AddOrganization> organization(const QString& instance, const QString& id, const QString& name,
                                              bool withDomain = false)
{
    auto add = std::make_unique<AddOrganization>(InstanceId(instance), name);
    add->id = id;
    add->generatedDomain = withDomain;
    return add;
}

std::unique_ptr<AddOrganizationDomain> domainOf(const QString& instance, const QString& id, const QString& domain,
                                                bool verified = true, bool primary = false)
{
    auto add = std::make_unique<AddOrganizationDomain>(InstanceId(instance), OrganizationId(id), domain);
    add->isVerified = verified;
    add->isPrimary = primary;
    return add;
}

std::unique_ptr<RenameOrganization> renaming(const QString& instance, const OrganizationId& id, const QString& name)
{
    return std::make_unique<RenameOrganization>(InstanceId(instance), id, name);
}

BatchPointer oneCommand(const QString& instance)
{
    auto batch = std::make_unique<Batch>();
    batch->add(renaming(instance, alpha, u"Alpha renamed"_s));
    return batch;
}

BatchPointer fiftyCommands(const QString& instance)
{
    auto batch = std::make_unique<Batch>();
    for (int number = 0; number < 25; ++number) {
        const QString id = u"n%1"_s.arg(number);
        batch->add(organization(instance, id, u"New %1"_s.arg(number)));
        batch->add(domainOf(instance, id, u"%1.%2.example"_s.arg(id, instance), number % 2 == 0, number % 4 == 0));
    }
    return batch;
}

BatchPointer nested(const QString& instance)
{
    auto inner = std::make_unique<Batch>();
    inner->add(domainOf(instance, u"n"_s, u"n.%1.example"_s.arg(instance)));
    auto middle = std::make_unique<Batch>();
    middle->add(organization(instance, u"n"_s, u"Nested"_s));
    middle->add(std::move(inner));
    auto batch = std::make_unique<Batch>();
    batch->add(std::move(middle));
    batch->add(std::make_unique<DeactivateOrganization>(InstanceId(instance), alpha));
    return batch;
}

BatchPointer importChunk(const QString& instance)
{
    static const ImportClaims none;
    QList<ImportRow> rows;
    for (int line = 2; line < 22; ++line) {
        const QString id = u"m%1"_s.arg(line);
        rows.append({line,
                     OrganizationId(id),
                     u"Imported %1"_s.arg(line),
                     {u"%1.%2.example"_s.arg(id, instance), u"www.%1.%2.example"_s.arg(id, instance)}});
    }
    rows.append({22, OrganizationId(u"m22"_s), u"Alpha"_s, {}}); // taken: this row stays out
    auto batch = std::make_unique<Batch>();
    batch->add(std::make_unique<ImportOrganizations>(InstanceId(instance), rows, none));
    return batch;
}

BatchPointer refusedByCheck(const QString& instance)
{
    auto batch = std::make_unique<Batch>();
    batch->add(organization(instance, u"n"_s, u"New"_s));
    batch->add(renaming(instance, OrganizationId(u"missing"_s), u"Other"_s));
    return batch;
}

BatchPointer refusedByConstraint(const QString& instance)
{
    auto batch = std::make_unique<Batch>();
    batch->add(renaming(instance, alpha, u"Alpha renamed"_s));
    batch->add(organization(instance, u"n"_s, u"Hidden"_s));
    return batch;
}

BatchPointer generatedDomain(const QString& instance)
{
    auto batch = std::make_unique<Batch>();
    batch->add(organization(instance, u"n"_s, u"Lehigh University"_s, true));
    batch->add(renaming(instance, OrganizationId(u"n"_s), u"Lehigh College"_s));
    return batch;
}

BatchPointer movingPrimary(const QString& instance)
{
    const QString claim = u"claim.%1.example"_s.arg(instance);
    auto batch = std::make_unique<Batch>();
    batch->add(std::make_unique<VerifyOrganizationDomain>(InstanceId(instance), beta, claim));
    batch->add(std::make_unique<SetPrimaryOrganizationDomain>(InstanceId(instance), beta, claim));
    batch->add(std::make_unique<RemoveOrganizationDomain>(InstanceId(instance), beta, u"b.%1.example"_s.arg(instance)));
    return batch;
}

BatchPointer removal(const QString& instance)
{
    auto batch = std::make_unique<Batch>();
    batch->add(std::make_unique<RemoveOrganization>(InstanceId(instance), beta));
    batch->add(renaming(instance, alpha, u"Beta"_s));
    return batch;
}

} // namespace

QList<FaultBatch> faultBatches()
{
    return {
        {u"one command"_s, &oneCommand},
        {u"fifty commands"_s, &fiftyCommands},
        {u"nested batches"_s, &nested},
        {u"preview"_s, &nested, true},
        {u"chunk of an import"_s, &importChunk},
        {u"refused by a check"_s, &refusedByCheck, false, true},
        {u"refused by a constraint"_s, &refusedByConstraint, false, true},
        {u"generated domain"_s, &generatedDomain},
        {u"moving the primary domain"_s, &movingPrimary},
        {u"removal"_s, &removal},
    };
}

FaultBatch faultBatch(const QString& name)
{
    for (const FaultBatch& kind : faultBatches()) {
        if (kind.name == name) {
            return kind;
        }
    }
    qFatal("There is no batch \"%s\"", qPrintable(name));
}

std::unique_ptr<Batch> instancesFor(const QStringList& instances)
{
    auto batch = std::make_unique<Batch>();
    for (const QString& id : instances) {
        auto add = std::make_unique<AddInstance>(u"Instance "_s + id);
        add->id = id;
        batch->add(std::move(add));
        batch->add(std::make_unique<AddInstanceDomain>(InstanceId(id), id + u".example"_s));
        batch->add(std::make_unique<SetPrimaryInstanceDomain>(InstanceId(id), id + u".example"_s));
        batch->add(organization(id, alpha.value(), u"Alpha"_s));
        batch->add(organization(id, beta.value(), u"Beta"_s));
        batch->add(domainOf(id, beta.value(), u"b.%1.example"_s.arg(id), true, true));
        batch->add(domainOf(id, beta.value(), u"claim.%1.example"_s.arg(id), false));
    }
    return batch;
}

QString hiddenRule()
{
    return u"ALTER TABLE zitadel.organizations ADD CONSTRAINT hidden_rule CHECK (name <> 'Hidden')"_s;
}

} // namespace castellan::tests
