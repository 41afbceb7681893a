#pragma once

#include <QIcon>
#include <QWidget>

class QLabel;

namespace castellan::ui {

class PlainLabel;

/// The head of a detail panel: what kind of thing is shown, and its name.
class PanelHeader final : public QWidget
{
    Q_OBJECT

public:
    PanelHeader(QIcon icon, QWidget* parent);

    /// `kind` is the thing's kind for people, `nothing` what is said while there is none.
    void setKind(const QString& kind, const QString& nothing);
    /// The name as stored; empty: nothing is shown.
    void setTitle(const QString& title);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTexts();
    void showIcon();

    QIcon m_icon;
    QString m_kindText;
    QString m_nothingText;
    QString m_titleText;
    QLabel* m_picture;
    PlainLabel* m_kind;
    PlainLabel* m_title;
};

} // namespace castellan::ui
