#pragma once

#include "models/changes/CommandSubmitter.h"
#include "models/organization/OrganizationDetail.h"
#include "tests/models/ModelScene.h"
#include "ui/domains/DomainsTab.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QTableView>

namespace castellan::tests {

/// An organization's panel as the window has it, on a workspace of its own.
struct DomainsPanel
{
    DomainsPanel()
    {
        scene.setUp();
        scene.addOrganizations(QStringLiteral("i1"), 2);
        scene.open();
        detail.show(domain::InstanceId(QStringLiteral("i1")), domain::OrganizationId(QStringLiteral("o0001")));
        tab.setOwner(domain::InstanceId(QStringLiteral("i1")), domain::OrganizationId(QStringLiteral("o0001")));
        tab.resize(420, 480);
        tab.show();
    }

    [[nodiscard]] QTableView& table() { return *tab.findChild<QTableView*>(QStringLiteral("domains")); }
    [[nodiscard]] QAction& action(const QString& name) { return *tab.findChild<QAction*>(name); }
    [[nodiscard]] int rowOf(const QString& domain)
    {
        for (int row = 0; row < detail.domains().rowCount(); ++row) {
            if (detail.domains().domains().at(row).domain == domain) {
                return row;
            }
        }
        return -1;
    }
    void select(const QString& domain) { table().setCurrentIndex(detail.domains().index(rowOf(domain), 0)); }
    template<typename Dialog>
    [[nodiscard]] Dialog* dialog()
    {
        return tab.window()->findChild<Dialog*>();
    }

    ModelScene scene;
    models::CommandSubmitter submitter{scene.connection(), QStringLiteral("test")};
    models::OrganizationDetail detail{scene.connection(), QStringLiteral("panel")};
    ui::DomainsTab tab{detail.domains(), submitter};
};

inline QPushButton* okButton(const QDialog& dialog)
{
    return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
}

} // namespace castellan::tests
