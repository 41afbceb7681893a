#include "tests/support/TestRegistry.h"

#include "models/changes/RemovalForm.h"
#include "models/domains/DomainActions.h"
#include "models/domains/DomainForm.h"
#include "models/instance/InstanceForm.h"
#include "models/organization/OrganizationForm.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace castellan::models {

using namespace Qt::Literals::StringLiterals;
using domain::InstanceId;
using domain::OrganizationId;

namespace {

domain::Organization lehigh()
{
    domain::Organization organization;
    organization.instance = InstanceId(u"i1"_s);
    organization.id = OrganizationId(u"o1"_s);
    organization.name = u"Lehigh"_s;
    return organization;
}

domain::Instance acme()
{
    domain::Instance instance;
    instance.id = InstanceId(u"i1"_s);
    instance.name = u"Acme"_s;
    instance.defaultLanguage = u"en"_s;
    instance.defaultOrganization = OrganizationId(u"o1"_s);
    return instance;
}

domain::Organization drexel()
{
    domain::Organization organization = lehigh();
    organization.id = OrganizationId(u"o2"_s);
    organization.name = u"Drexel"_s;
    return organization;
}

/// The names of what a form keeps, as it has announced them.
class Announced final
{
public:
    template<typename Form>
    explicit Announced(const Form& form)
    {
        QObject::connect(&form, &Form::draftsChanged, &m_listener, [this](const QList<DraftSubject>& drafts) {
            m_names.clear();
            for (const DraftSubject& draft : drafts) {
                m_names.append(draft.name);
            }
        });
    }
    [[nodiscard]] const QStringList& names() const { return m_names; }

private:
    QObject m_listener;
    QStringList m_names;
};

} // namespace

class FormTest : public QObject
{
    Q_OBJECT

private slots:
    void aNewOrganizationNeedsAName();
    void aNameIsJudgedWhileItIsTyped_data();
    void aNameIsJudgedWhileItIsTyped();
    void onlyWhatWasChangedBecomesACommand();
    void whatWasTypedStaysWhenTheObjectIsReadAgain();
    void whatWasTypedIsKeptWhileAnotherObjectIsShown();
    void aDraftMeetsTheConflictCheckWithWhatItWasTypedOn();
    void aDraftIsDroppedOnceItIsApplied();
    void whatIsGoneLeavesNoDraft();
    void anotherTargetLeavesNoDraft();
    void anInstanceHasADraftToo();
    void revertingGivesTheStoredValuesBack();
    void anInstanceCanGetALanguage();
    void aDefaultOrganizationCannotBeTakenAway();
    void aDomainIsShownAsItWillBeStored();
    void aPrimaryDomainIsVerifiedToo();
    void actionsFollowTheDomain_data();
    void actionsFollowTheDomain();
    void aRemovalNeedsTheTypedName();
    void aRemovalSaysWhatGoesAlong();
};

void FormTest::aNewOrganizationNeedsAName()
{
    OrganizationForm form;
    form.clear(InstanceId(u"i1"_s));
    QVERIFY(!form.isDirty());
    QVERIFY(!form.canSubmit());
    QSignalSpy changed(&form, &OrganizationForm::changed);

    form.setName(u"Lehigh"_s);

    QVERIFY(form.canSubmit());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(form.batch()->name(), u"commandBatch[organization.add]"_s);
}

void FormTest::aNameIsJudgedWhileItIsTyped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("problem");
    QTest::newRow("good") << u"Lehigh University"_s << QString();
    QTest::newRow("blank") << u"  "_s << u"Type a name."_s;
    QTest::newRow("long") << QString(201, u'x') << u"The name is longer than 200 characters. Shorten it."_s;
    QTest::newRow("override")
        << u"a\u202Eb"_s
        << u"The name has a control character or one that changes the direction of writing. Remove it."_s;
}

void FormTest::aNameIsJudgedWhileItIsTyped()
{
    QFETCH(const QString, name);
    QFETCH(const QString, problem);
    OrganizationForm form;
    form.clear(InstanceId(u"i1"_s));

    form.setName(name);

    QCOMPARE(form.nameProblem(), problem);
    QCOMPARE(form.canSubmit(), problem.isEmpty());
}

void FormTest::onlyWhatWasChangedBecomesACommand()
{
    OrganizationForm form;
    form.load(lehigh(), 7);
    QVERIFY(!form.canSubmit());

    form.setState(domain::OrganizationState::Inactive);

    QCOMPARE(form.batch()->name(), u"commandBatch[organization.deactivate]"_s);
    const auto batch = form.batch();
    QCOMPARE(static_cast<const domain::Command&>(*batch->members().front()).expectedSequence, std::optional<qint64>(7));
}

void FormTest::whatWasTypedStaysWhenTheObjectIsReadAgain()
{
    OrganizationForm form;
    form.load(lehigh(), 7);
    form.setName(u"Lehigh University"_s);
    domain::Organization changedElsewhere = lehigh();
    changedElsewhere.state = domain::OrganizationState::Inactive;

    form.load(changedElsewhere, 8);

    QCOMPARE(form.name(), u"Lehigh University"_s);
    QCOMPARE(form.state(), domain::OrganizationState::Inactive);
    const auto batch = form.batch();
    QCOMPARE(batch->name(), u"commandBatch[organization.rename]"_s);
    QCOMPARE(static_cast<const domain::Command&>(*batch->members().front()).expectedSequence, std::optional<qint64>(7));
}

void FormTest::whatWasTypedIsKeptWhileAnotherObjectIsShown()
{
    OrganizationForm form;
    const Announced drafts(form);
    form.load(lehigh(), 7);
    form.setName(u"Half a na"_s);

    form.load(drexel(), 1);
    QCOMPARE(form.name(), u"Drexel"_s);
    QVERIFY(!form.isDirty());
    QCOMPARE(drafts.names(), QStringList{u"Lehigh"_s});
    form.load(lehigh(), 7);

    QCOMPARE(form.name(), u"Half a na"_s);
    QVERIFY(form.isDirty());
    QVERIFY(drafts.names().isEmpty());
}

void FormTest::aDraftMeetsTheConflictCheckWithWhatItWasTypedOn()
{
    OrganizationForm form;
    form.load(lehigh(), 7);
    form.setState(domain::OrganizationState::Inactive);
    form.clear({});
    domain::Organization changedElsewhere = lehigh();
    changedElsewhere.name = u"Lehigh University"_s;

    form.load(changedElsewhere, 8);

    QCOMPARE(form.name(), u"Lehigh University"_s);
    const auto batch = form.batch();
    QCOMPARE(batch->name(), u"commandBatch[organization.deactivate]"_s);
    QCOMPARE(static_cast<const domain::Command&>(*batch->members().front()).expectedSequence, std::optional<qint64>(7));
}

void FormTest::aDraftIsDroppedOnceItIsApplied()
{
    OrganizationForm form;
    const Announced drafts(form);
    form.load(lehigh(), 7);
    form.setName(u"Lehigh University"_s);
    const auto sent = form.draft();
    QVERIFY(sent);
    form.load(drexel(), 1);
    QCOMPARE(drafts.names(), QStringList{u"Lehigh"_s});

    form.settle(*sent);

    QVERIFY(drafts.names().isEmpty());
    form.load(lehigh(), 7);
    QVERIFY(!form.isDirty());
}

void FormTest::whatIsGoneLeavesNoDraft()
{
    OrganizationForm form;
    const Announced drafts(form);
    form.load(lehigh(), 7);
    form.setName(u"Half a na"_s);
    form.load(drexel(), 1);
    form.setName(u"Another half"_s);

    form.forget({InstanceId(u"i1"_s), u"o1"_s, {}});
    form.forget({InstanceId(u"i1"_s), u"o2"_s, {}});

    form.clear({});
    QVERIFY(drafts.names().isEmpty());
}

void FormTest::anotherTargetLeavesNoDraft()
{
    OrganizationForm form;
    const Announced drafts(form);
    form.load(lehigh(), 7);
    form.setName(u"Half a na"_s);
    form.clear({});
    QCOMPARE(drafts.names(), QStringList{u"Lehigh"_s});

    form.forgetDrafts();

    QVERIFY(drafts.names().isEmpty());
    form.load(lehigh(), 7);
    QCOMPARE(form.name(), u"Lehigh"_s);
}

void FormTest::anInstanceHasADraftToo()
{
    InstanceForm form;
    const Announced drafts(form);
    form.load(acme(), 3);
    form.setName(u"Acme Ltd"_s);
    form.setDefaultLanguage(u"de"_s);
    form.setDefaultOrganization(u"o2"_s);

    form.clear();
    QCOMPARE(form.name(), QString());
    QCOMPARE(drafts.names(), QStringList{u"Acme"_s});
    form.load(acme(), 3);

    QCOMPARE(form.name(), u"Acme Ltd"_s);
    QCOMPARE(form.defaultLanguage(), u"de"_s);
    QCOMPARE(form.defaultOrganization(), u"o2"_s);
    QVERIFY(drafts.names().isEmpty());
}

void FormTest::revertingGivesTheStoredValuesBack()
{
    InstanceForm form;
    form.load(acme(), 3);
    form.setName(u"x"_s);
    form.setDefaultLanguage(u"de"_s);

    form.revert();

    QCOMPARE(form.name(), u"Acme"_s);
    QVERIFY(!form.isDirty());
}

void FormTest::anInstanceCanGetALanguage()
{
    InstanceForm form;
    form.load(acme(), 3);
    form.setDefaultLanguage(u"klingon language"_s);
    QVERIFY(!form.defaultLanguageProblem().isEmpty());
    QVERIFY(!form.canSubmit());

    form.setDefaultLanguage(u"de-CH"_s);

    QVERIFY(form.canSubmit());
    QCOMPARE(form.batch()->name(), u"commandBatch[instance.default-language.set]"_s);
}

void FormTest::aDefaultOrganizationCannotBeTakenAway()
{
    InstanceForm form;
    form.load(acme(), 3);

    form.setDefaultOrganization({});

    QVERIFY(!form.defaultOrganizationProblem().isEmpty());
    QVERIFY(!form.canSubmit());
}

void FormTest::aDomainIsShownAsItWillBeStored()
{
    DomainForm form(InstanceId(u"i1"_s), DomainKind::Custom);
    QVERIFY(!form.canSubmit());
    QCOMPARE(form.domainProblem(), QString());

    form.setDomain(u" Bücher.Example. "_s);

    QCOMPARE(form.storedForm(), u"xn--bcher-kva.example"_s);
    QVERIFY(form.canSubmit());
    QCOMPARE(form.command()->name(), u"instance.domain.add"_s);
    form.setDomain(u"under_score.example"_s);
    QVERIFY(!form.domainProblem().isEmpty());
    QVERIFY(!form.canSubmit());
}

void FormTest::aPrimaryDomainIsVerifiedToo()
{
    DomainForm form(InstanceId(u"i1"_s), OrganizationId(u"o1"_s));
    form.setDomain(u"lehigh.example"_s);

    form.setPrimary(true);
    QCOMPARE(form.isVerified(), std::optional(true));

    form.setVerified(false);
    QVERIFY(!form.isPrimary());
    QCOMPARE(form.command()->name(), u"organization.domain.add"_s);
}

void FormTest::actionsFollowTheDomain_data()
{
    QTest::addColumn<DomainKind>("kind");
    QTest::addColumn<QList<bool>>("isPrimaryVerifiedGenerated");
    QTest::addColumn<QList<bool>>("canVerifyMakePrimaryRemove");
    using Flags = QList<bool>;
    QTest::newRow("custom") << DomainKind::Custom << Flags{false, false, false} << Flags{false, true, true};
    QTest::newRow("custom, primary") << DomainKind::Custom << Flags{true, false, false} << Flags{false, false, true};
    QTest::newRow("custom, generated") << DomainKind::Custom << Flags{false, false, true} << Flags{false, true, false};
    QTest::newRow("trusted") << DomainKind::Trusted << Flags{false, false, false} << Flags{false, false, true};
    QTest::newRow("organization, claimed")
        << DomainKind::Organization << Flags{false, false, false} << Flags{true, false, true};
    QTest::newRow("organization, verified")
        << DomainKind::Organization << Flags{false, true, false} << Flags{false, true, true};
    QTest::newRow("organization, primary")
        << DomainKind::Organization << Flags{true, true, false} << Flags{false, false, false};
}

void FormTest::actionsFollowTheDomain()
{
    QFETCH(const DomainKind, kind);
    QFETCH(const QList<bool>, isPrimaryVerifiedGenerated);
    QFETCH(const QList<bool>, canVerifyMakePrimaryRemove);
    DomainRow row;
    row.kind = kind;
    row.isPrimary = isPrimaryVerifiedGenerated.at(0);
    row.isVerified = isPrimaryVerifiedGenerated.at(1);
    row.isGenerated = isPrimaryVerifiedGenerated.at(2);

    const DomainActions actions(row);

    QCOMPARE((QList<bool>{actions.canVerify(), actions.canMakePrimary(), actions.canRemove()}),
             canVerifyMakePrimaryRemove);
}

void FormTest::aRemovalNeedsTheTypedName()
{
    domain::OrganizationSummary summary;
    summary.organization = lehigh();
    summary.organization.name = u"Le\u200Bhigh"_s;
    RemovalForm form(summary, 4);
    QVERIFY(!form.canSubmit());

    form.setTypedName(u"Lehigh"_s);
    QVERIFY(!form.canSubmit());
    form.setTypedName(u"Le<U+200B>high"_s);

    QVERIFY(form.canSubmit());
    QCOMPARE(form.command()->name(), u"organization.remove"_s);
    QCOMPARE(form.command()->expectedSequence, std::optional<qint64>(4));
}

void FormTest::aRemovalSaysWhatGoesAlong()
{
    domain::InstanceSummary summary;
    summary.instance = acme();
    summary.domainCount = 3;
    summary.organizationCount = 12;

    const RemovalForm form(summary, 4);

    QVERIFY(form.question().contains(u"Acme"_s));
    QVERIFY(form.question().contains(u"12 organization"_s));
    QVERIFY(form.question().contains(u"3 domain"_s));
}

} // namespace castellan::models

CASTELLAN_TEST(castellan::models::FormTest)
#include "FormTest.moc"
