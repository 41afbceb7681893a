<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>castellan::models::RemovalForm</name>
    <message numerus="yes">
        <source>%n organization(s)</source>
        <comment>goes along</comment>
        <translation>
            <numerusform>%n organization</numerusform>
            <numerusform>%n organizations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <comment>goes along</comment>
        <translation>
            <numerusform>%n domain</numerusform>
            <numerusform>%n domains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>castellan::ui::DomainsScreen</name>
    <message numerus="yes">
        <source>%Ln domain(s)</source>
        <translation>
            <numerusform>%Ln domain</numerusform>
            <numerusform>%Ln domains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>castellan::ui::DoubtBar</name>
    <message numerus="yes">
        <source>It is not known whether %n change(s) are in that were being written when the connection was lost. The oldest is of %1 (%2).</source>
        <translation>
            <numerusform>It is not known whether %n change is in that was being written when the connection was lost. It is of %1 (%2).</numerusform>
            <numerusform>It is not known whether %n changes are in that were being written when the connection was lost. The oldest is of %1 (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another server took over and lacks %n change(s) that had been applied. The oldest is of %1 (%2). Make them again.</source>
        <translation>
            <numerusform>Another server took over and lacks %n change that had been applied. It is of %1 (%2). Make it again.</numerusform>
            <numerusform>Another server took over and lacks %n changes that had been applied. The oldest is of %1 (%2). Make them again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>castellan::ui::DraftBar</name>
    <message numerus="yes">
        <source>The changes of “%1” and %n other(s) have not been applied.</source>
        <translation>
            <numerusform>The changes of “%1” and %n other have not been applied.</numerusform>
            <numerusform>The changes of “%1” and %n others have not been applied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>castellan::ui::InstancesScreen</name>
    <message numerus="yes">
        <source>%Ln instance(s)</source>
        <translation>
            <numerusform>%Ln instance</numerusform>
            <numerusform>%Ln instances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>castellan::ui::OrganizationsScreen</name>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <translation>
            <numerusform>%Ln organization</numerusform>
            <numerusform>%Ln organizations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>castellan::ui::PingChart</name>
    <message numerus="yes">
        <source>The last %n ping(s).</source>
        <translation>
            <numerusform>The last ping.</numerusform>
            <numerusform>The last %n pings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer.</source>
        <translation>
            <numerusform>%n without an answer.</numerusform>
            <numerusform>%n without an answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>castellan::ui::ProjectionsCard</name>
    <message numerus="yes">
        <source>The tables are not what the events say: %n difference(s).</source>
        <translation>
            <numerusform>The tables are not what the events say: %n difference.</numerusform>
            <numerusform>The tables are not what the events say: %n differences.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>castellan::ui::UnappliedDialog</name>
    <message numerus="yes">
        <source>and %n other(s)</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) have not been applied:</source>
        <translation>
            <numerusform>%n change has not been applied:</numerusform>
            <numerusform>%n changes have not been applied:</numerusform>
        </translation>
    </message>
</context>
</TS>
