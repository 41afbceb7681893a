<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>castellan::models::DifferenceTableModel</name>
    <message>
        <source>row is missing</source>
        <translation>Zeile fehlt</translation>
    </message>
    <message>
        <source>row too many</source>
        <translation>Zeile zu viel</translation>
    </message>
    <message>
        <source>value differs</source>
        <translation>Wert weicht ab</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Instance domains</source>
        <translation>Instanzdomains</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>Organization domains</source>
        <translation>Organisationsdomains</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>In the table</source>
        <translation>In der Tabelle</translation>
    </message>
    <message>
        <source>By the events</source>
        <translation>Laut Ereignissen</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
</context>
<context>
    <name>castellan::models::DomainActions</name>
    <message>
        <source>“%1” is the primary domain of its instance. Without it, new organizations get no generated domain.</source>
        <translation>„%1“ ist die primäre Domain ihrer Instanz. Ohne sie erhalten neue Organisationen keine generierte Domain.</translation>
    </message>
</context>
<context>
    <name>castellan::models::DomainForm</name>
    <message>
        <source>Anybody may register names under this domain.</source>
        <translation>Unter dieser Domain darf jeder Namen registrieren.</translation>
    </message>
</context>
<context>
    <name>castellan::models::DomainListModel</name>
    <message>
        <source>Domain</source>
        <comment>column</comment>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Created</source>
        <comment>column</comment>
        <translation>Angelegt</translation>
    </message>
</context>
<context>
    <name>castellan::models::DomainRow</name>
    <message>
        <source>primary, verified</source>
        <comment>domain</comment>
        <translation>primär, verifiziert</translation>
    </message>
    <message>
        <source>verified</source>
        <comment>domain</comment>
        <translation>verifiziert</translation>
    </message>
    <message>
        <source>not verified</source>
        <comment>domain</comment>
        <translation>nicht verifiziert</translation>
    </message>
    <message>
        <source>primary, generated</source>
        <comment>domain</comment>
        <translation>primär, generiert</translation>
    </message>
    <message>
        <source>primary</source>
        <comment>domain</comment>
        <translation>primär</translation>
    </message>
    <message>
        <source>generated</source>
        <comment>domain</comment>
        <translation>generiert</translation>
    </message>
    <message>
        <source>instance</source>
        <comment>domain of</comment>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>trusted</source>
        <comment>domain</comment>
        <translation>vertraut</translation>
    </message>
    <message>
        <source>organization</source>
        <comment>domain of</comment>
        <translation>Organisation</translation>
    </message>
</context>
<context>
    <name>castellan::models::DomainTableModel</name>
    <message>
        <source>Domain</source>
        <comment>column</comment>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Organization</source>
        <comment>column</comment>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Instance</source>
        <comment>column</comment>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Created</source>
        <comment>column</comment>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>column</comment>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>castellan::models::ErrorText</name>
    <message>
        <source>Type a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>The name is longer than 200 characters. Shorten it.</source>
        <translation>Der Name ist länger als 200 Zeichen. Kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>The name has a control character or one that changes the direction of writing. Remove it.</source>
        <translation>Der Name enthält ein Steuerzeichen oder eines, das die Schreibrichtung ändert. Entfernen Sie es.</translation>
    </message>
    <message>
        <source>Type an id, or leave the field empty to have one made.</source>
        <translation>Geben Sie eine ID ein, oder lassen Sie das Feld leer, damit eine erzeugt wird.</translation>
    </message>
    <message>
        <source>The id is longer than 200 bytes. Shorten it.</source>
        <translation>Die ID ist länger als 200 Bytes. Kürzen Sie sie.</translation>
    </message>
    <message>
        <source>The id has a character that is not allowed in ids.</source>
        <translation>Die ID enthält ein Zeichen, das in IDs nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>Type a domain.</source>
        <translation>Geben Sie eine Domain ein.</translation>
    </message>
    <message>
        <source>The domain is empty or longer than 253 characters.</source>
        <translation>Die Domain ist leer oder länger als 253 Zeichen.</translation>
    </message>
    <message>
        <source>The domain is longer than 253 characters. Shorten it.</source>
        <translation>Die Domain ist länger als 253 Zeichen. Kürzen Sie sie.</translation>
    </message>
    <message>
        <source>The domain has a character that is not allowed: letters, digits, hyphens and dots are.</source>
        <translation>Die Domain enthält ein Zeichen, das nicht erlaubt ist; erlaubt sind Buchstaben, Ziffern, Bindestriche und Punkte.</translation>
    </message>
    <message>
        <source>Each part of a domain has 1 to 63 characters and neither begins nor ends with a hyphen.</source>
        <translation>Jeder Teil einer Domain hat 1 bis 63 Zeichen und beginnt und endet nicht mit einem Bindestrich.</translation>
    </message>
    <message>
        <source>This is not a valid international domain name.</source>
        <translation>Dies ist kein gültiger internationaler Domainname.</translation>
    </message>
    <message>
        <source>Type a language, for example en or de-CH.</source>
        <translation>Geben Sie eine Sprache ein, zum Beispiel en oder de-CH.</translation>
    </message>
    <message>
        <source>This is not a language tag. Examples: en, de-CH, zh-Hant-TW.</source>
        <translation>Dies ist kein Sprachkürzel. Beispiele: en, de-CH, zh-Hant-TW.</translation>
    </message>
    <message>
        <source>“%1” is already taken. Choose another one.</source>
        <translation>„%1“ ist bereits vergeben. Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>An instance already has the domain “%1”.</source>
        <translation>Eine Instanz hat die Domain „%1“ bereits.</translation>
    </message>
    <message>
        <source>The domain is already taken by another organization.</source>
        <translation>Die Domain gehört bereits einer anderen Organisation.</translation>
    </message>
    <message>
        <source>An instance with the id “%1” exists already.</source>
        <translation>Eine Instanz mit der ID „%1“ gibt es bereits.</translation>
    </message>
    <message>
        <source>An organization with the id “%1” exists already.</source>
        <translation>Eine Organisation mit der ID „%1“ gibt es bereits.</translation>
    </message>
    <message>
        <source>The organization already has the domain “%1”.</source>
        <translation>Die Organisation hat die Domain „%1“ bereits.</translation>
    </message>
    <message>
        <source>The instance is gone. Refresh to see what is there.</source>
        <translation>Die Instanz ist nicht mehr da. Aktualisieren Sie, um den Stand zu sehen.</translation>
    </message>
    <message>
        <source>The organization is gone. Refresh to see what is there.</source>
        <translation>Die Organisation ist nicht mehr da. Aktualisieren Sie, um den Stand zu sehen.</translation>
    </message>
    <message>
        <source>The domain is gone. Refresh to see what is there.</source>
        <translation>Die Domain ist nicht mehr da. Aktualisieren Sie, um den Stand zu sehen.</translation>
    </message>
    <message>
        <source>The organization has this name already.</source>
        <translation>Die Organisation heißt bereits so.</translation>
    </message>
    <message>
        <source>The organization is active already.</source>
        <translation>Die Organisation ist bereits aktiv.</translation>
    </message>
    <message>
        <source>The organization is inactive already.</source>
        <translation>Die Organisation ist bereits inaktiv.</translation>
    </message>
    <message>
        <source>The default organization cannot be removed. Make another one the default first.</source>
        <translation>Die Standardorganisation kann nicht entfernt werden. Legen Sie zuerst eine andere als Standard fest.</translation>
    </message>
    <message>
        <source>This organization holds the instance&apos;s own project and cannot be removed.</source>
        <translation>Diese Organisation enthält das eigene Projekt der Instanz und kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>A generated domain cannot be removed.</source>
        <translation>Eine generierte Domain kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The primary domain cannot be removed. Make another one primary first.</source>
        <translation>Die primäre Domain kann nicht entfernt werden. Legen Sie zuerst eine andere als primär fest.</translation>
    </message>
    <message>
        <source>Only a verified domain can be primary. Verify it first.</source>
        <translation>Nur eine verifizierte Domain kann primär sein. Verifizieren Sie sie zuerst.</translation>
    </message>
    <message>
        <source>The domain is verified already.</source>
        <translation>Die Domain ist bereits verifiziert.</translation>
    </message>
    <message>
        <source>This is the default organization already.</source>
        <translation>Dies ist bereits die Standardorganisation.</translation>
    </message>
    <message>
        <source>This is the default language already.</source>
        <translation>Dies ist bereits die Standardsprache.</translation>
    </message>
    <message>
        <source>The default organization must be an active organization of the instance.</source>
        <translation>Die Standardorganisation muss eine aktive Organisation der Instanz sein.</translation>
    </message>
    <message>
        <source>No domain can be made from this name. Choose another name, or leave the generated domain out.</source>
        <translation>Aus diesem Namen lässt sich keine Domain bilden. Wählen Sie einen anderen Namen, oder lassen Sie die generierte Domain weg.</translation>
    </message>
    <message>
        <source>Somebody else has changed this since it was shown. Look at the new values, then apply again.</source>
        <translation>Jemand anderes hat dies geändert, seit es angezeigt wurde. Sehen Sie sich die neuen Werte an, und wenden Sie dann erneut an.</translation>
    </message>
    <message>
        <source>This is not a target that can be opened. Examples: sqlite:/path/to/file.db, postgresql://user@host/database.</source>
        <translation>Dies ist kein Ziel, das geöffnet werden kann. Beispiele: sqlite:/pfad/zur/datei.db, postgresql://benutzer@server/datenbank.</translation>
    </message>
    <message>
        <source>The server refused the password. Check user and password.</source>
        <translation>Der Server hat das Passwort abgelehnt. Prüfen Sie Benutzer und Passwort.</translation>
    </message>
    <message>
        <source>The server asks for a password.</source>
        <translation>Der Server verlangt ein Passwort.</translation>
    </message>
    <message>
        <source>The server refused the login. Check the user and the server&apos;s access rules.</source>
        <translation>Der Server hat die Anmeldung abgelehnt. Prüfen Sie den Benutzer und die Zugriffsregeln des Servers.</translation>
    </message>
    <message>
        <source>There is no such database on the server.</source>
        <translation>Diese Datenbank gibt es auf dem Server nicht.</translation>
    </message>
    <message>
        <source>The database can only be read. Connect to the primary server, or allow writing to the file.</source>
        <translation>Die Datenbank kann nur gelesen werden. Verbinden Sie sich mit dem Primärserver, oder erlauben Sie das Schreiben der Datei.</translation>
    </message>
    <message>
        <source>This user lacks a permission on the database. The details say which.</source>
        <translation>Diesem Benutzer fehlt ein Recht auf der Datenbank. Die Einzelheiten sagen, welches.</translation>
    </message>
    <message>
        <source>The disk of the database is full. Make room there, then try again.</source>
        <translation>Der Datenträger der Datenbank ist voll. Schaffen Sie dort Platz, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Another program is using the database for too long. Try again later.</source>
        <translation>Ein anderes Programm benutzt die Datenbank zu lange. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The file cannot be opened. Check its path and the permissions of its folder.</source>
        <translation>Die Datei kann nicht geöffnet werden. Prüfen Sie den Pfad und die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>The file was moved, deleted or replaced while it was open. Open it again.</source>
        <translation>Die Datei wurde verschoben, gelöscht oder ersetzt, während sie offen war. Öffnen Sie sie erneut.</translation>
    </message>
    <message>
        <source>The file is damaged. Restore it from a copy.</source>
        <translation>Die Datei ist beschädigt. Stellen Sie sie aus einer Kopie wieder her.</translation>
    </message>
    <message>
        <source>This file is not a database. Choose another one.</source>
        <translation>Diese Datei ist keine Datenbank. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The database was made by a newer version of Castellan. Open it with that version.</source>
        <translation>Die Datenbank stammt von einer neueren Version von Castellan. Öffnen Sie sie mit jener Version.</translation>
    </message>
    <message>
        <source>The server has no connection left. Try again later.</source>
        <translation>Der Server hat keine Verbindung mehr frei. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>A value is not allowed here. The details say which.</source>
        <translation>Ein Wert ist hier nicht erlaubt. Die Einzelheiten sagen, welcher.</translation>
    </message>
    <message>
        <source>This is no longer there. Refresh to see what is.</source>
        <translation>Dies ist nicht mehr da. Aktualisieren Sie, um den Stand zu sehen.</translation>
    </message>
    <message>
        <source>This exists already. Choose another value.</source>
        <translation>Dies gibt es bereits. Wählen Sie einen anderen Wert.</translation>
    </message>
    <message>
        <source>This cannot be done in the present state. The details say why.</source>
        <translation>Das ist im jetzigen Zustand nicht möglich. Die Einzelheiten sagen, warum.</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile. Refresh, then try again.</source>
        <translation>Jemand anderes hat dies inzwischen geändert. Aktualisieren Sie, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The database does not permit this.</source>
        <translation>Die Datenbank erlaubt dies nicht.</translation>
    </message>
    <message>
        <source>The database cannot be reached. Nothing was written; try again when it answers.</source>
        <translation>Die Datenbank ist nicht erreichbar. Nichts wurde geschrieben; versuchen Sie es erneut, wenn sie antwortet.</translation>
    </message>
    <message>
        <source>The database took too long. Nothing was written; try again.</source>
        <translation>Die Datenbank hat zu lange gebraucht. Nichts wurde geschrieben; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The database does not hold what is needed. See the Database screen.</source>
        <translation>Die Datenbank enthält nicht, was gebraucht wird. Siehe die Ansicht „Datenbank“.</translation>
    </message>
    <message>
        <source>The connection was lost while the change was being written: it may or may not be there. Refresh and look before you try again.</source>
        <translation>Die Verbindung brach ab, während die Änderung geschrieben wurde: Sie ist vielleicht da, vielleicht nicht. Aktualisieren Sie und sehen Sie nach, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. The details help to find out what.</source>
        <translation>Etwas Unerwartetes ist schiefgegangen. Die Einzelheiten helfen herauszufinden, was.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Dies wurde abgebrochen.</translation>
    </message>
    <message>
        <source>There is no such file. Check its path, or make a new workspace.</source>
        <translation>Es gibt diese Datei nicht. Prüfen Sie ihren Pfad, oder legen Sie einen neuen Arbeitsbereich an.</translation>
    </message>
    <message>
        <source>There is no such folder. Check the path of the file.</source>
        <translation>Es gibt diesen Ordner nicht. Prüfen Sie den Pfad der Datei.</translation>
    </message>
    <message>
        <source>The file cannot be made. Check its path and the permissions of its folder.</source>
        <translation>Die Datei kann nicht angelegt werden. Prüfen Sie ihren Pfad und die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>The database does not answer. It is asked again by itself.</source>
        <translation>Die Datenbank antwortet nicht. Sie wird von selbst wieder gefragt.</translation>
    </message>
    <message>
        <source>This server is a standby, which can only be read. Connect to the primary to change anything.</source>
        <translation>Dieser Server ist ein Standby, der nur gelesen werden kann. Verbinden Sie sich mit dem Primärserver, um etwas zu ändern.</translation>
    </message>
    <message>
        <source>This target is open for reading only, so nothing can be changed here.</source>
        <translation>Dieses Ziel ist nur zum Lesen geöffnet, daher lässt sich hier nichts ändern.</translation>
    </message>
    <message>
        <source>Your role may not change anything here. It lacks: %1. An administrator can grant it.</source>
        <translation>Ihre Rolle darf hier nichts ändern. Ihr fehlt: %1. Die Administration kann es gewähren.</translation>
    </message>
    <message>
        <source>The server has not yet worked off the latest events of instance “%1”. Try again in a moment.</source>
        <translation>Der Server hat die neuesten Ereignisse der Instanz „%1“ noch nicht verarbeitet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server wrote to instance “%1” at the same moment. Nothing was written; try again.</source>
        <translation>Der Server hat im selben Moment in die Instanz „%1“ geschrieben. Es wurde nichts geschrieben; versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>castellan::models::EventRow</name>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>column</comment>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Object</source>
        <comment>column</comment>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Sequence</source>
        <comment>column</comment>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>By</source>
        <comment>column: who did it</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Payload</source>
        <comment>column</comment>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>no payload</source>
        <translation>keine Nutzdaten</translation>
    </message>
</context>
<context>
    <name>castellan::models::FailedEventTableModel</name>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlversuche</translation>
    </message>
    <message>
        <source>Last failed</source>
        <translation>Zuletzt gescheitert</translation>
    </message>
</context>
<context>
    <name>castellan::models::FoldedObject</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Default organization</source>
        <translation>Standardorganisation</translation>
    </message>
    <message>
        <source>Default language</source>
        <translation>Standardsprache</translation>
    </message>
    <message>
        <source>IAM project</source>
        <translation>IAM-Projekt</translation>
    </message>
    <message>
        <source>Console client</source>
        <translation>Konsolen-Client</translation>
    </message>
    <message>
        <source>Console app</source>
        <translation>Konsolen-App</translation>
    </message>
    <message>
        <source>Domain %1</source>
        <extracomment>The name of a fact about an object; %1 is a domain.</extracomment>
        <translation>Domain %1</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>trusted</source>
        <translation>vertraut</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>primär</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>generiert</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verifiziert</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht verifiziert</translation>
    </message>
</context>
<context>
    <name>castellan::models::InstanceForm</name>
    <message>
        <source>A default organization can be replaced, but not taken away.</source>
        <translation>Eine Standardorganisation kann ersetzt, aber nicht weggenommen werden.</translation>
    </message>
</context>
<context>
    <name>castellan::models::InstanceTableModel</name>
    <message>
        <source>Name</source>
        <comment>column</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Primary domain</source>
        <comment>column</comment>
        <translation>Primäre Domain</translation>
    </message>
    <message>
        <source>Domains</source>
        <comment>column</comment>
        <translation>Domains</translation>
    </message>
    <message>
        <source>Organizations</source>
        <comment>column</comment>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>Default language</source>
        <comment>column</comment>
        <translation>Standardsprache</translation>
    </message>
    <message>
        <source>Id</source>
        <comment>column</comment>
        <translation>ID</translation>
    </message>
    <message>
        <source>Created</source>
        <comment>column</comment>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>column</comment>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>castellan::models::OrganizationState</name>
    <message>
        <source>active</source>
        <comment>organization</comment>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>inactive</source>
        <comment>organization</comment>
        <translation>inaktiv</translation>
    </message>
</context>
<context>
    <name>castellan::models::OrganizationTableModel</name>
    <message>
        <source>Name</source>
        <comment>column</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Primary domain</source>
        <comment>column</comment>
        <translation>Primäre Domain</translation>
    </message>
    <message>
        <source>Domains</source>
        <comment>column</comment>
        <translation>Domains</translation>
    </message>
    <message>
        <source>Id</source>
        <comment>column</comment>
        <translation>ID</translation>
    </message>
    <message>
        <source>Instance</source>
        <comment>column</comment>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Created</source>
        <comment>column</comment>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>column</comment>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>castellan::models::ProjectionRuns</name>
    <message>
        <source>Verifying…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Rebuilding…</source>
        <translation>Wird neu aufgebaut …</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Neuer Versuch …</translation>
    </message>
</context>
<context>
    <name>castellan::models::RemovalForm</name>
    <message numerus="yes">
        <source>%n organization(s)</source>
        <comment>goes along</comment>
        <translation>
            <numerusform>%n Organisation</numerusform>
            <numerusform>%n Organisationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <comment>goes along</comment>
        <translation>
            <numerusform>%n Domain</numerusform>
            <numerusform>%n Domains</numerusform>
        </translation>
    </message>
    <message>
        <source>The instance “%1” will be removed, and with it %2 and %3 of its own, and all domains of its organizations. This cannot be undone.</source>
        <extracomment>%1 is the instance&apos;s name, %2 so many organizations, %3 so many domains.</extracomment>
        <translation>Die Instanz „%1“ wird entfernt, und mit ihr %2 und %3 von ihr selbst sowie alle Domains ihrer Organisationen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>The organization “%1” will be removed, and with it %2. This cannot be undone.</source>
        <extracomment>%1 is the organization&apos;s name, %2 so many domains.</extracomment>
        <translation>Die Organisation „%1“ wird entfernt, und mit ihr %2. Das lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>castellan::ui::AboutDialog</name>
    <message>
        <source>About Castellan</source>
        <translation>Über Castellan</translation>
    </message>
    <message>
        <source>A desktop console for the instances, organizations and domains of an identity system.</source>
        <translation>Eine Desktop-Konsole für die Instanzen, Organisationen und Domains eines Identitätssystems.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
</context>
<context>
    <name>castellan::ui::AddDomainDialog</name>
    <message>
        <source>Add domain</source>
        <translation>Domain hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>&amp;Domain</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>example.com</source>
        <translation>example.com</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Instance: it is reached under this domain</source>
        <translation>Instanz: Sie ist unter dieser Domain erreichbar</translation>
    </message>
    <message>
        <source>Trusted: allowed, but not its own</source>
        <translation>Vertraut: erlaubt, aber keine eigene</translation>
    </message>
    <message>
        <source>&amp;Verified</source>
        <translation>&amp;Verifiziert</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verifiziert</translation>
    </message>
    <message>
        <source>As the domain policy says</source>
        <translation>Nach der Domain-Richtlinie</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Make it the &amp;primary domain</source>
        <translation>Als &amp;primäre Domain festlegen</translation>
    </message>
    <message>
        <source>Stored as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Add</source>
        <comment>button</comment>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>castellan::ui::ConnectionCard</name>
    <message>
        <source>%1 %2</source>
        <comment>product and version</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>Standby-Server</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>Primärserver</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <comment>TLS</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Verschlüsselung (TLS)</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>No target</source>
        <translation>Kein Ziel</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut …</translation>
    </message>
    <message>
        <source>Waiting for a password</source>
        <translation>Wartet auf ein Passwort</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>castellan::ui::DatabaseScreen</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
</context>
<context>
    <name>castellan::ui::DomainCommands</name>
    <message>
        <source>%1 is verified now.</source>
        <translation>%1 ist jetzt verifiziert.</translation>
    </message>
    <message>
        <source>%1 is the primary domain now.</source>
        <translation>%1 ist jetzt die primäre Domain.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifizieren</translation>
    </message>
    <message>
        <source>Make primary</source>
        <translation>Als primär festlegen</translation>
    </message>
    <message>
        <source>Remove domain…</source>
        <translation>Domain entfernen …</translation>
    </message>
</context>
<context>
    <name>castellan::ui::DomainPanel</name>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>No domain is selected</source>
        <translation>Keine Domain ausgewählt</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Organization id</source>
        <translation>Organisations-ID</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>castellan::ui::DomainsScreen</name>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>Filter domains</source>
        <translation>Domains filtern</translation>
    </message>
    <message>
        <source>Part of a domain</source>
        <translation>Teil einer Domain</translation>
    </message>
    <message numerus="yes">
        <source>%Ln domain(s)</source>
        <translation>
            <numerusform>%Ln Domain</numerusform>
            <numerusform>%Ln Domains</numerusform>
        </translation>
    </message>
    <message>
        <source>No domain matches</source>
        <translation>Keine Domain passt</translation>
    </message>
    <message>
        <source>Domains were searched for what you typed.</source>
        <translation>Die Domains wurden nach Ihrer Eingabe durchsucht.</translation>
    </message>
    <message>
        <source>No domains yet</source>
        <translation>Noch keine Domains</translation>
    </message>
    <message>
        <source>Domains are added to an instance or an organization, in its panel.</source>
        <translation>Domains werden bei einer Instanz oder Organisation hinzugefügt, in deren Detailbereich.</translation>
    </message>
    <message>
        <source>Filter by type</source>
        <translation>Nach Art filtern</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation>Vertraut</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Go to owner</source>
        <translation>Zum Eigentümer</translation>
    </message>
</context>
<context>
    <name>castellan::ui::DomainsTab</name>
    <message>
        <source>%1 was added.</source>
        <translation>%1 wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Add domain…</source>
        <translation>Domain hinzufügen …</translation>
    </message>
    <message>
        <source>Domains of the selection</source>
        <translation>Domains der Auswahl</translation>
    </message>
    <message>
        <source>No domains</source>
        <translation>Keine Domains</translation>
    </message>
    <message>
        <source>An instance is reached under its domains.</source>
        <translation>Unter ihren Domains ist eine Instanz erreichbar.</translation>
    </message>
    <message>
        <source>People of an organization sign in with its domains.</source>
        <translation>Mit den Domains einer Organisation melden sich ihre Mitglieder an.</translation>
    </message>
</context>
<context>
    <name>castellan::ui::DoubtBar</name>
    <message>
        <source>The connection was lost while changes were being written on %1 (%2). It is not known whether they are in.</source>
        <translation>Die Verbindung brach ab, während am %1 Änderungen geschrieben wurden (%2). Es ist nicht bekannt, ob sie übernommen sind.</translation>
    </message>
    <message numerus="yes">
        <source>It is not known whether %n change(s) are in that were being written when the connection was lost. The oldest is of %1 (%2).</source>
        <translation>
            <numerusform>Von %n Änderung ist nicht bekannt, ob sie übernommen ist: Beim Schreiben brach die Verbindung ab. Sie ist vom %1 (%2).</numerusform>
            <numerusform>Von %n Änderungen ist nicht bekannt, ob sie übernommen sind: Beim Schreiben brach die Verbindung ab. Die älteste ist vom %1 (%2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>The changes of %1 (%2), whose outcome was unknown, were applied.</source>
        <translation>Die Änderungen vom %1 (%2), deren Ausgang unbekannt war, wurden übernommen.</translation>
    </message>
    <message>
        <source>The changes of %1 (%2), whose outcome was unknown, are not there. Another server has taken over since: if they had been applied, they were lost with the old one. Make them again.</source>
        <translation>Die Änderungen vom %1 (%2), deren Ausgang unbekannt war, sind nicht da. Seither hat ein anderer Server übernommen: Waren sie geschrieben, so gingen sie mit dem alten verloren. Machen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The changes of %1 (%2), whose outcome was unknown, were not applied. Make them again.</source>
        <translation>Die Änderungen vom %1 (%2), deren Ausgang unbekannt war, wurden nicht übernommen. Machen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Another server took over while the changes were being written. They are in there, but what was written shortly before may be lost.</source>
        <translation>Während die Änderungen geschrieben wurden, hat ein anderer Server übernommen. Dort sind sie, aber kurz zuvor Geschriebenes kann verloren sein.</translation>
    </message>
    <message>
        <source>The changes are applied, but not yet durable: the server waits for a standby that has not confirmed them.</source>
        <translation>Die Änderungen sind übernommen, aber noch nicht dauerhaft: Der Server wartet auf einen Standby, der sie nicht bestätigt hat.</translation>
    </message>
    <message numerus="yes">
        <source>Another server took over and lacks %n change(s) that had been applied. The oldest is of %1 (%2). Make them again.</source>
        <translation>
            <numerusform>Ein anderer Server hat übernommen, und ihm fehlt %n Änderung, die übernommen war. Sie ist vom %1 (%2). Machen Sie sie noch einmal.</numerusform>
            <numerusform>Ein anderer Server hat übernommen, und ihm fehlen %n Änderungen, die übernommen waren. Die älteste ist vom %1 (%2). Machen Sie sie noch einmal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>castellan::ui::DraftBar</name>
    <message>
        <source>The change of “%1” has not been applied.</source>
        <translation>Die Änderung an „%1“ wurde noch nicht angewendet.</translation>
    </message>
    <message numerus="yes">
        <source>The changes of “%1” and %n other(s) have not been applied.</source>
        <translation>
            <numerusform>Die Änderungen an „%1“ und %n weiteren Objekt wurden noch nicht angewendet.</numerusform>
            <numerusform>Die Änderungen an „%1“ und %n weiteren Objekten wurden noch nicht angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>Dorthin zurück</translation>
    </message>
</context>
<context>
    <name>castellan::ui::EventFilterBar</name>
    <message>
        <source>Event type, * for anything</source>
        <translation>Ereignisart, * für Beliebiges</translation>
    </message>
    <message>
        <source>Filter by event type</source>
        <translation>Nach Ereignisart filtern</translation>
    </message>
    <message>
        <source>Object type</source>
        <translation>Objektart</translation>
    </message>
    <message>
        <source>Filter by object type</source>
        <translation>Nach Objektart filtern</translation>
    </message>
    <message>
        <source>Object id</source>
        <translation>Objekt-ID</translation>
    </message>
    <message>
        <source>Filter by object id</source>
        <translation>Nach Objekt-ID filtern</translation>
    </message>
    <message>
        <source>Creator</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Filter by creator</source>
        <translation>Nach Urheber filtern</translation>
    </message>
</context>
<context>
    <name>castellan::ui::EventPanel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Object id</source>
        <translation>Objekt-ID</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Creator</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Order in its transaction</source>
        <translation>Reihenfolge in der Transaktion</translation>
    </message>
    <message>
        <source>No event is selected</source>
        <translation>Kein Ereignis ausgewählt</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
</context>
<context>
    <name>castellan::ui::EventStateView</name>
    <message>
        <source>%1 by %2</source>
        <comment>time and author of an event</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Selected event</source>
        <translation>Ausgewähltes Ereignis</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>Was es geändert hat</translation>
    </message>
    <message>
        <source>Nothing that is shown here.</source>
        <translation>Nichts, was hier gezeigt wird.</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>As it was then</source>
        <translation>Stand zu diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>Its earliest events are not listed, so facts from then may be missing.</source>
        <translation>Die frühesten Ereignisse sind nicht aufgeführt; Merkmale von damals können fehlen.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
</context>
<context>
    <name>castellan::ui::EventStrip</name>
    <message>
        <source>Latest events</source>
        <translation>Neueste Ereignisse</translation>
    </message>
</context>
<context>
    <name>castellan::ui::EventsScreen</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>Kein Ereignis passt</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Object type and id and the creator must be the same; in the event type, * stands for anything.</source>
        <translation>Objektart, Objekt-ID und Urheber müssen genau übereinstimmen; in der Ereignisart steht * für Beliebiges.</translation>
    </message>
    <message>
        <source>Each change is recorded as an event and appears here at once.</source>
        <translation>Jede Änderung wird als Ereignis aufgezeichnet und erscheint sofort hier.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>castellan::ui::HistoryTab</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>No history</source>
        <translation>Kein Verlauf</translation>
    </message>
    <message>
        <source>Each change to what is selected appears here as an event.</source>
        <translation>Jede Änderung an der Auswahl erscheint hier als Ereignis.</translation>
    </message>
</context>
<context>
    <name>castellan::ui::InstanceActions</name>
    <message>
        <source>The instance was created.</source>
        <translation>Die Instanz wurde angelegt.</translation>
    </message>
    <message>
        <source>Remove instance</source>
        <translation>Instanz entfernen</translation>
    </message>
    <message>
        <source>The instance was removed.</source>
        <translation>Die Instanz wurde entfernt.</translation>
    </message>
    <message>
        <source>New instance…</source>
        <translation>Neue Instanz …</translation>
    </message>
    <message>
        <source>Rename instance</source>
        <translation>Instanz umbenennen</translation>
    </message>
    <message>
        <source>Add instance domain…</source>
        <translation>Instanz-Domain hinzufügen …</translation>
    </message>
    <message>
        <source>Remove instance…</source>
        <translation>Instanz entfernen …</translation>
    </message>
</context>
<context>
    <name>castellan::ui::InstanceOverview</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Default &amp;language</source>
        <translation>Standard&amp;sprache</translation>
    </message>
    <message>
        <source>Default language</source>
        <translation>Standardsprache</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Default &amp;organization</source>
        <translation>Standard&amp;organisation</translation>
    </message>
    <message>
        <source>Default organization</source>
        <translation>Standardorganisation</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>IAM project</source>
        <translation>IAM-Projekt</translation>
    </message>
    <message>
        <source>Console client</source>
        <translation>Konsolen-Client</translation>
    </message>
    <message>
        <source>Console app</source>
        <translation>Konsolen-App</translation>
    </message>
    <message>
        <source>Primary domain</source>
        <translation>Primäre Domain</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Remo&amp;ve instance…</source>
        <translation>Instanz en&amp;tfernen …</translation>
    </message>
    <message>
        <source>Remove instance…</source>
        <translation>Instanz entfernen …</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
</context>
<context>
    <name>castellan::ui::InstancePanel</name>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>No instance is selected</source>
        <translation>Keine Instanz ausgewählt</translation>
    </message>
    <message>
        <source>Details of the instance</source>
        <translation>Details der Instanz</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>castellan::ui::InstancePicker</name>
    <message>
        <source>All instances</source>
        <translation>Alle Instanzen</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>The instance that the screens show</source>
        <translation>Die Instanz, die die Ansichten zeigen</translation>
    </message>
</context>
<context>
    <name>castellan::ui::InstancesScreen</name>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Filter instances</source>
        <translation>Instanzen filtern</translation>
    </message>
    <message>
        <source>Name, id or domain</source>
        <translation>Name, ID oder Domain</translation>
    </message>
    <message numerus="yes">
        <source>%Ln instance(s)</source>
        <translation>
            <numerusform>%Ln Instanz</numerusform>
            <numerusform>%Ln Instanzen</numerusform>
        </translation>
    </message>
    <message>
        <source>No instance matches</source>
        <translation>Keine Instanz passt</translation>
    </message>
    <message>
        <source>Names, ids and domains were searched for what you typed.</source>
        <translation>Namen, IDs und Domains wurden nach Ihrer Eingabe durchsucht.</translation>
    </message>
    <message>
        <source>No instances yet</source>
        <translation>Noch keine Instanzen</translation>
    </message>
    <message>
        <source>An instance is an isolated installation: organizations and domains live inside one.</source>
        <translation>Eine Instanz ist eine abgeschlossene Installation; in ihr liegen Organisationen und Domains.</translation>
    </message>
    <message>
        <source>New instance…</source>
        <translation>Neue Instanz …</translation>
    </message>
</context>
<context>
    <name>castellan::ui::ListScreen</name>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>ungefähr %1</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>Noch nichts anzuzeigen</translation>
    </message>
    <message>
        <source>The database has not answered so far.</source>
        <translation>Die Datenbank hat noch nicht geantwortet.</translation>
    </message>
</context>
<context>
    <name>castellan::ui::LiveIndicator</name>
    <message>
        <source>Live</source>
        <comment>new events appear</comment>
        <translation>Live</translation>
    </message>
    <message>
        <source>Older events</source>
        <translation>Ältere Ereignisse</translation>
    </message>
    <message>
        <source>New events appear by themselves.</source>
        <translation>Neue Ereignisse erscheinen von selbst.</translation>
    </message>
    <message>
        <source>New events do not appear while older ones are looked at.</source>
        <translation>Neue Ereignisse erscheinen nicht, solange ältere angesehen werden.</translation>
    </message>
    <message>
        <source>Show newest</source>
        <translation>Neueste zeigen</translation>
    </message>
</context>
<context>
    <name>castellan::ui::MainWindow</name>
    <message>
        <source>Castellan</source>
        <translation>Castellan</translation>
    </message>
    <message>
        <source>%1 - Castellan</source>
        <translation>%1 – Castellan</translation>
    </message>
</context>
<context>
    <name>castellan::ui::MessageBar</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Copy the message with its details</source>
        <translation>Die Meldung mit Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>castellan::ui::Navigation</name>
    <message>
        <source>Screens</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
</context>
<context>
    <name>castellan::ui::NewInstanceDialog</name>
    <message>
        <source>New instance</source>
        <translation>Neue Instanz</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Default &amp;language</source>
        <translation>Standard&amp;sprache</translation>
    </message>
    <message>
        <source>Default language</source>
        <translation>Standardsprache</translation>
    </message>
    <message>
        <source>for example en or de-CH</source>
        <translation>zum Beispiel en oder de-CH</translation>
    </message>
    <message>
        <source>I&amp;d</source>
        <translation>I&amp;D</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>generated if left empty</source>
        <translation>wird erzeugt, wenn leer</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
</context>
<context>
    <name>castellan::ui::NewOrganizationDialog</name>
    <message>
        <source>New organization</source>
        <translation>Neue Organisation</translation>
    </message>
    <message>
        <source>&amp;Instance</source>
        <translation>&amp;Instanz</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>I&amp;d</source>
        <translation>I&amp;D</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>generated if left empty</source>
        <translation>wird erzeugt, wenn leer</translation>
    </message>
    <message>
        <source>Add a &amp;generated domain under the instance&apos;s primary domain</source>
        <translation>Eine &amp;generierte Domain unter der primären Domain der Instanz hinzufügen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
</context>
<context>
    <name>castellan::ui::OpenTargetDialog</name>
    <message>
        <source>Open target</source>
        <translation>Ziel öffnen</translation>
    </message>
    <message>
        <source>Kind of target</source>
        <translation>Art des Ziels</translation>
    </message>
    <message>
        <source>&amp;Workspace file</source>
        <translation>&amp;Arbeitsbereichsdatei</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>/path/to/workspace.db</source>
        <translation>/pfad/zum/arbeitsbereich.db</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Create it if it is missing</source>
        <translation>A&amp;nlegen, wenn sie fehlt</translation>
    </message>
    <message>
        <source>A workspace is a file on this computer that needs no server.</source>
        <translation>Ein Arbeitsbereich ist eine Datei auf diesem Computer, die keinen Server braucht.</translation>
    </message>
    <message>
        <source>&amp;PostgreSQL</source>
        <translation>&amp;PostgreSQL</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>this computer&apos;s user</source>
        <translation>Benutzer dieses Computers</translation>
    </message>
    <message>
        <source>&amp;TLS</source>
        <translation>&amp;TLS</translation>
    </message>
    <message>
        <source>TLS mode</source>
        <translation>TLS-Modus</translation>
    </message>
    <message>
        <source>A password is asked for when the server wants one.</source>
        <translation>Nach einem Passwort wird gefragt, wenn der Server eines verlangt.</translation>
    </message>
    <message>
        <source>Or a connection te&amp;xt</source>
        <translation>Oder ein Verbindungste&amp;xt</translation>
    </message>
    <message>
        <source>Connection text</source>
        <translation>Verbindungstext</translation>
    </message>
    <message>
        <source>Used alone when it is filled: postgresql://… or keyword=value text, without a password.</source>
        <translation>Wird allein benutzt, wenn ausgefüllt: postgresql://… oder Text mit Schlüsselwort=Wert, ohne Passwort.</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>Zu&amp;letzt benutzt</translation>
    </message>
    <message>
        <source>Recent targets</source>
        <translation>Zuletzt benutzte Ziele</translation>
    </message>
    <message>
        <source>verify-full: encrypted, certificate and name checked</source>
        <translation>verify-full: verschlüsselt, Zertifikat und Name geprüft</translation>
    </message>
    <message>
        <source>verify-ca: encrypted, certificate checked</source>
        <translation>verify-ca: verschlüsselt, Zertifikat geprüft</translation>
    </message>
    <message>
        <source>require: encrypted, server not checked</source>
        <translation>require: verschlüsselt, Server nicht geprüft</translation>
    </message>
    <message>
        <source>prefer: encrypted if the server offers it</source>
        <translation>prefer: verschlüsselt, wenn der Server es anbietet</translation>
    </message>
    <message>
        <source>disable: never encrypted</source>
        <translation>disable: nie verschlüsselt</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>button</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Workspace file</source>
        <translation>Arbeitsbereichsdatei</translation>
    </message>
    <message>
        <source>Workspaces (*.db *.sqlite *.sqlite3)</source>
        <translation>Arbeitsbereiche (*.db *.sqlite *.sqlite3)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>castellan::ui::OrganizationActions</name>
    <message>
        <source>The organization was created.</source>
        <translation>Die Organisation wurde angelegt.</translation>
    </message>
    <message>
        <source>Remove organization</source>
        <translation>Organisation entfernen</translation>
    </message>
    <message>
        <source>The organization was removed.</source>
        <translation>Die Organisation wurde entfernt.</translation>
    </message>
    <message>
        <source>The organization was deactivated.</source>
        <translation>Die Organisation wurde deaktiviert.</translation>
    </message>
    <message>
        <source>The organization was reactivated.</source>
        <translation>Die Organisation wurde reaktiviert.</translation>
    </message>
    <message>
        <source>This is the default organization now.</source>
        <translation>Dies ist jetzt die Standardorganisation.</translation>
    </message>
    <message>
        <source>Deactivate organization</source>
        <translation>Organisation deaktivieren</translation>
    </message>
    <message>
        <source>Reactivate organization</source>
        <translation>Organisation reaktivieren</translation>
    </message>
    <message>
        <source>New organization…</source>
        <translation>Neue Organisation …</translation>
    </message>
    <message>
        <source>Rename organization</source>
        <translation>Organisation umbenennen</translation>
    </message>
    <message>
        <source>Add domain…</source>
        <translation>Domain hinzufügen …</translation>
    </message>
    <message>
        <source>Make default organization</source>
        <translation>Als Standardorganisation festlegen</translation>
    </message>
    <message>
        <source>Remove organization…</source>
        <translation>Organisation entfernen …</translation>
    </message>
</context>
<context>
    <name>castellan::ui::OrganizationOverview</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>a&amp;ctive</source>
        <translation>a&amp;ktiv</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>&amp;inactive</source>
        <translation>&amp;inaktiv</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inaktiv</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Primary domain</source>
        <translation>Primäre Domain</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Remo&amp;ve organization…</source>
        <translation>Organisation en&amp;tfernen …</translation>
    </message>
    <message>
        <source>Remove organization…</source>
        <translation>Organisation entfernen …</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>This is the instance&apos;s default organization.</source>
        <translation>Dies ist die Standardorganisation der Instanz.</translation>
    </message>
</context>
<context>
    <name>castellan::ui::OrganizationPanel</name>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>No organization is selected</source>
        <translation>Keine Organisation ausgewählt</translation>
    </message>
    <message>
        <source>Details of the organization</source>
        <translation>Details der Organisation</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>castellan::ui::OrganizationsScreen</name>
    <message>
        <source>Organizations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>Filter organizations</source>
        <translation>Organisationen filtern</translation>
    </message>
    <message>
        <source>Name, id or domain</source>
        <translation>Name, ID oder Domain</translation>
    </message>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <translation>
            <numerusform>%Ln Organisation</numerusform>
            <numerusform>%Ln Organisationen</numerusform>
        </translation>
    </message>
    <message>
        <source>No organization matches</source>
        <translation>Keine Organisation passt</translation>
    </message>
    <message>
        <source>Names, ids and domains were searched for what you typed.</source>
        <translation>Namen, IDs und Domains wurden nach Ihrer Eingabe durchsucht.</translation>
    </message>
    <message>
        <source>No organizations yet</source>
        <translation>Noch keine Organisationen</translation>
    </message>
    <message>
        <source>An organization is a tenant inside an instance, with domains of its own.</source>
        <translation>Eine Organisation ist ein Mandant in einer Instanz, mit eigenen Domains.</translation>
    </message>
    <message>
        <source>New organization…</source>
        <translation>Neue Organisation …</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Nach Zustand filtern</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inaktiv</translation>
    </message>
</context>
<context>
    <name>castellan::ui::PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>It is kept for this run only, and never written to a file.</source>
        <translation>Es wird nur bis zum Beenden behalten und nie in eine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Passwort für %1</translation>
    </message>
    <message>
        <source>Connect</source>
        <comment>button</comment>
        <translation>Verbinden</translation>
    </message>
</context>
<context>
    <name>castellan::ui::PayloadView</name>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
</context>
<context>
    <name>castellan::ui::PingChart</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Ping times</source>
        <translation>Ping-Zeiten</translation>
    </message>
    <message numerus="yes">
        <source>The last %n ping(s).</source>
        <translation>
            <numerusform>Der letzte Ping.</numerusform>
            <numerusform>Die letzten %n Pings.</numerusform>
        </translation>
    </message>
    <message>
        <source>No ping yet.</source>
        <translation>Noch kein Ping.</translation>
    </message>
    <message>
        <source>%1 None was answered.</source>
        <translation>%1 Keiner wurde beantwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer.</source>
        <translation>
            <numerusform>%n ohne Antwort.</numerusform>
            <numerusform>%n ohne Antwort.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Fastest %2, slowest %3. %4</source>
        <translation>%1 Schnellster %2, langsamster %3. %4</translation>
    </message>
    <message>
        <source>last</source>
        <comment>ping</comment>
        <translation>letzter</translation>
    </message>
    <message>
        <source>−%1</source>
        <comment>so many pings before the last</comment>
        <translation>−%1</translation>
    </message>
</context>
<context>
    <name>castellan::ui::PingsCard</name>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Pings</source>
        <translation>Pings</translation>
    </message>
    <message>
        <source>Ping now</source>
        <translation>Jetzt anpingen</translation>
    </message>
    <message>
        <source>Last ping</source>
        <translation>Letzter Ping</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
</context>
<context>
    <name>castellan::ui::ProjectionsCard</name>
    <message>
        <source>no event yet</source>
        <translation>noch kein Ereignis</translation>
    </message>
    <message>
        <source>%1, written with the events</source>
        <translation>%1, mit den Ereignissen geschrieben</translation>
    </message>
    <message>
        <source>%1, written by a server</source>
        <translation>%1, von einem Server geschrieben</translation>
    </message>
    <message>
        <source>no server has written it yet</source>
        <translation>noch von keinem Server geschrieben</translation>
    </message>
    <message>
        <source>The tables are what the events say: %1 events, %2 rows.</source>
        <translation>Die Tabellen stimmen mit den Ereignissen überein: %1 Ereignisse, %2 Zeilen.</translation>
    </message>
    <message numerus="yes">
        <source>The tables are not what the events say: %n difference(s).</source>
        <translation>
            <numerusform>Die Tabellen weichen von den Ereignissen ab: %n Abweichung.</numerusform>
            <numerusform>Die Tabellen weichen von den Ereignissen ab: %n Abweichungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rebuilt: %1 rows added, %2 changed, %3 removed, %4 events failed.</source>
        <translation>Neu aufgebaut: %1 Zeilen hinzugefügt, %2 geändert, %3 entfernt, %4 Ereignisse gescheitert.</translation>
    </message>
    <message>
        <source>The tables are rebuilt.</source>
        <translation>Die Tabellen sind neu aufgebaut.</translation>
    </message>
    <message>
        <source>The event is in its table now.</source>
        <translation>Das Ereignis steht jetzt in seiner Tabelle.</translation>
    </message>
    <message>
        <source>The event has failed again. Its reason says what stands in its way.</source>
        <translation>Das Ereignis ist wieder gescheitert. Der Grund sagt, was ihm im Weg steht.</translation>
    </message>
    <message>
        <source>Projections</source>
        <translation>Projektionen</translation>
    </message>
    <message>
        <source>&amp;Verify Tables</source>
        <translation>Tabellen &amp;prüfen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Compare the tables with what the events say</source>
        <translation>Die Tabellen mit den Ereignissen vergleichen</translation>
    </message>
    <message>
        <source>&amp;Rebuild Tables</source>
        <translation>Tabellen neu auf&amp;bauen</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>Neu aufbauen</translation>
    </message>
    <message>
        <source>Change the rows that are not what the events say</source>
        <translation>Die Zeilen ändern, die von den Ereignissen abweichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Lauf abbrechen</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Events behind</source>
        <translation>Ereignisse zurück</translation>
    </message>
    <message>
        <source>Seconds behind</source>
        <translation>Sekunden zurück</translation>
    </message>
    <message>
        <source>Failed events</source>
        <translation>Gescheiterte Ereignisse</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Retry event</source>
        <translation>Ereignis erneut versuchen</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>column: so many events</comment>
        <translation>Gescheitert</translation>
    </message>
</context>
<context>
    <name>castellan::ui::RemovalDialog</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Name to confirm</source>
        <translation>Name zur Bestätigung</translation>
    </message>
    <message>
        <source>To confirm, type the name: %1</source>
        <translation>Zur Bestätigung geben Sie den Namen ein: %1</translation>
    </message>
</context>
<context>
    <name>castellan::ui::RemoveDomainDialog</name>
    <message>
        <source>Remove domain</source>
        <translation>Domain entfernen</translation>
    </message>
    <message>
        <source>Remove the domain %1?</source>
        <translation>Die Domain %1 entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>button</comment>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>castellan::ui::SampleBar</name>
    <message>
        <source>Sample workspace</source>
        <translation>Beispiel-Arbeitsbereich</translation>
    </message>
    <message>
        <source>This is a sample workspace with fictional data.</source>
        <translation>Dies ist ein Beispiel-Arbeitsbereich mit erfundenen Daten.</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich …</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the note on the sample workspace</source>
        <translation>Den Hinweis auf den Beispiel-Arbeitsbereich schließen</translation>
    </message>
</context>
<context>
    <name>castellan::ui::SchemaCard</name>
    <message>
        <source>The schema is set up.</source>
        <translation>Das Schema ist eingerichtet.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Setting up…</source>
        <translation>Wird eingerichtet …</translation>
    </message>
    <message>
        <source>Setting up: %1</source>
        <translation>Wird eingerichtet: %1</translation>
    </message>
    <message>
        <source>Empty: it can be set up</source>
        <translation>Leer: kann eingerichtet werden</translation>
    </message>
    <message>
        <source>Of an older version: it can be upgraded</source>
        <translation>Ältere Version: kann aktualisiert werden</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Of a newer version of Castellan</source>
        <translation>Von einer neueren Version von Castellan</translation>
    </message>
    <message>
        <source>Made by a server of the family: used as it is</source>
        <translation>Von einem Server der Familie angelegt: wird unverändert benutzt</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>Nicht benutzbar</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>&amp;Set Up Schema</source>
        <translation>&amp;Schema einrichten</translation>
    </message>
    <message>
        <source>Set up schema</source>
        <translation>Schema einrichten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel set-up</source>
        <translation>Einrichtung abbrechen</translation>
    </message>
    <message>
        <source>Progress of the set-up</source>
        <translation>Fortschritt der Einrichtung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Wanted version</source>
        <translation>Benötigte Version</translation>
    </message>
    <message>
        <source>Batch keys</source>
        <translation>Stapelschlüssel</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>castellan::ui::Sparkline</name>
    <message>
        <source>Ping times</source>
        <translation>Ping-Zeiten</translation>
    </message>
</context>
<context>
    <name>castellan::ui::StartPage</name>
    <message>
        <source>Castellan</source>
        <translation>Castellan</translation>
    </message>
    <message>
        <source>Look after the instances, organizations and domains of an identity system, and see what happens in it.</source>
        <translation>Instanzen, Organisationen und Domains eines Identitätssystems betreuen und sehen, was darin geschieht.</translation>
    </message>
    <message>
        <source>&amp;Sample workspace</source>
        <translation>&amp;Beispiel-Arbeitsbereich</translation>
    </message>
    <message>
        <source>Look around in fictional data. Nothing here can break.</source>
        <translation>Sehen Sie sich in erfundenen Daten um. Hier kann nichts kaputtgehen.</translation>
    </message>
    <message>
        <source>&amp;New workspace…</source>
        <translation>&amp;Neuer Arbeitsbereich …</translation>
    </message>
    <message>
        <source>Start with an empty file on this computer, without a server.</source>
        <translation>Mit einer leeren Datei auf diesem Computer beginnen, ohne Server.</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Verbinden …</translation>
    </message>
    <message>
        <source>Open a PostgreSQL database or a workspace file that is there already.</source>
        <translation>Eine PostgreSQL-Datenbank oder eine vorhandene Arbeitsbereichsdatei öffnen.</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>Zu&amp;letzt benutzt</translation>
    </message>
    <message>
        <source>Recent targets</source>
        <translation>Zuletzt benutzte Ziele</translation>
    </message>
</context>
<context>
    <name>castellan::ui::StatusArea</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Last ping</source>
        <translation>Letzter Ping</translation>
    </message>
    <message>
        <source>Last 60 pings</source>
        <translation>Letzte 60 Pings</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>Primärserver</translation>
    </message>
</context>
<context>
    <name>castellan::ui::StatusIndicator</name>
    <message>
        <source>Database: %1</source>
        <translation>Datenbank: %1</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Role: %1</source>
        <translation>Rolle: %1</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>Standby-Server</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>Primärserver</translation>
    </message>
    <message>
        <source>Encryption: %1</source>
        <translation>Verschlüsselung: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>No target</source>
        <translation>Kein Ziel</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>castellan::ui::TableView</name>
    <message>
        <source>Copy row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Name kopieren</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>castellan::ui::UnappliedDialog</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Changes not applied</source>
        <translation>Nicht angewendete Änderungen</translation>
    </message>
    <message>
        <source>Instance “%1”</source>
        <translation>Instanz „%1“</translation>
    </message>
    <message>
        <source>Organization “%1”</source>
        <translation>Organisation „%1“</translation>
    </message>
    <message numerus="yes">
        <source>and %n other(s)</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) have not been applied:</source>
        <translation>
            <numerusform>%n Änderung wurde noch nicht angewendet:</numerusform>
            <numerusform>%n Änderungen wurden noch nicht angewendet:</numerusform>
        </translation>
    </message>
    <message>
        <source>They are lost if they are not applied now.</source>
        <translation>Sie gehen verloren, wenn sie jetzt nicht angewendet werden.</translation>
    </message>
    <message>
        <source>They cannot be applied while no target is open.</source>
        <translation>Sie können nicht angewendet werden, solange kein Ziel geöffnet ist.</translation>
    </message>
</context>
<context>
    <name>castellan::ui::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Instance</source>
        <translation>&amp;Instanz</translation>
    </message>
    <message>
        <source>&amp;Organization</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>&amp;Domain</translation>
    </message>
    <message>
        <source>D&amp;atabase</source>
        <translation>Date&amp;nbank</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Open target…</source>
        <translation>Ziel ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;New workspace…</source>
        <translation>&amp;Neuer Arbeitsbereich …</translation>
    </message>
    <message>
        <source>Open the &amp;sample workspace</source>
        <translation>&amp;Beispiel-Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>&amp;Close target</source>
        <translation>Ziel s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtern</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Detail panel</source>
        <translation>&amp;Detailbereich</translation>
    </message>
    <message>
        <source>&amp;Latest events</source>
        <translation>&amp;Neueste Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Ping now</source>
        <translation>&amp;Jetzt anpingen</translation>
    </message>
    <message>
        <source>&amp;About Castellan</source>
        <translation>Ü&amp;ber Castellan</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Like the system</source>
        <comment>language</comment>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>castellan::ui::WindowBody</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>castellan::ui::WindowDialogs</name>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>Workspaces (*.db)</source>
        <translation>Arbeitsbereiche (*.db)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
</TS>
