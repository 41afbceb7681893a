#pragma once

#include <QStringList>
#include <QWidget>

class QCommandLinkButton;
class QLabel;
class QListWidget;
class QVBoxLayout;

namespace castellan::ui {

class PlainLabel;

/// What the window shows without a target: the three ways to one, and the targets that were open lately.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent);

    /// Newest first, as they are opened; the list takes no room while there are none.
    void setRecentTargets(const QStringList& targets);
    void focusFirst();

signals:
    void sampleRequested();
    void newWorkspaceRequested();
    void connectRequested();
    void targetRequested(const QString& target);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeButtons(QVBoxLayout& column);
    void makeRecent(QVBoxLayout& column);
    void showPicture();
    void retranslate();

    QLabel* m_picture;
    PlainLabel* m_title;
    PlainLabel* m_sentence;
    QCommandLinkButton* m_sample;
    QCommandLinkButton* m_newWorkspace;
    QCommandLinkButton* m_connect;
    QLabel* m_recentLabel;
    QListWidget* m_recent;
};

} // namespace castellan::ui
