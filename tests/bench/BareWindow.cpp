// The baseline of the groups startup and memory: a main window with a table of one page, and nothing else.
// `bare-window FILE` appends a line to FILE when it has been painted, and stays until it is killed.

#include <QApplication>
#include <QFile>
#include <QMainWindow>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>

namespace {

class AnnouncingTable final : public QTableView
{
public:
    explicit AnnouncingTable(QString announceTo) : m_announceTo(std::move(announceTo)) {}

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QTableView::paintEvent(event);
        if (m_announceTo.isEmpty()) {
            return;
        }
        QFile file(m_announceTo);
        if (file.open(QIODevice::Append)) {
            file.write("painted\n");
        }
        m_announceTo.clear();
    }

private:
    QString m_announceTo;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    constexpr int rows = 200;
    constexpr int columns = 6;
    QStandardItemModel model(rows, columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            model.setItem(row, column, new QStandardItem(QStringLiteral("Cell %1/%2").arg(row).arg(column)));
        }
    }
    QMainWindow window;
    auto* table = new AnnouncingTable(QCoreApplication::arguments().value(1)); // owned by the window below
    table->setModel(&model);
    window.setCentralWidget(table);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
