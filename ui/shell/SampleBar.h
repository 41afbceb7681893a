#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace castellan::ui {

class PlainLabel;

/// Says that what is shown is fictional, and offers the ways to something real.
class SampleBar final : public QFrame
{
    Q_OBJECT

public:
    explicit SampleBar(QWidget* parent);

signals:
    void newWorkspaceRequested();
    void connectRequested();
    /// The person closed it; it has hidden itself.
    void closed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void color();
    void retranslate();

    QLabel* m_picture;
    PlainLabel* m_text;
    QPushButton* m_newWorkspace;
    QPushButton* m_connect;
    QToolButton* m_close;
    bool m_isColoring = false;
};

} // namespace castellan::ui
