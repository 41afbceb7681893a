#pragma once

#include <QIcon>

namespace castellan::ui {

/// Every icon of the program, by meaning. They are our own line drawings and follow the palette; nothing else
/// names a resource.
namespace icons {

[[nodiscard]] QIcon application();
[[nodiscard]] QIcon instance();
[[nodiscard]] QIcon organization();
[[nodiscard]] QIcon domain();
[[nodiscard]] QIcon event();
[[nodiscard]] QIcon database();
[[nodiscard]] QIcon add();
[[nodiscard]] QIcon edit();
[[nodiscard]] QIcon remove();
[[nodiscard]] QIcon refresh();
[[nodiscard]] QIcon search();
[[nodiscard]] QIcon copy();
[[nodiscard]] QIcon close();
[[nodiscard]] QIcon connect();
[[nodiscard]] QIcon open();
[[nodiscard]] QIcon newFile();
[[nodiscard]] QIcon sample();
[[nodiscard]] QIcon info();
[[nodiscard]] QIcon warning();
[[nodiscard]] QIcon error();
[[nodiscard]] QIcon success();
[[nodiscard]] QIcon check();
[[nodiscard]] QIcon primary();
[[nodiscard]] QIcon verified();
[[nodiscard]] QIcon deactivate();
[[nodiscard]] QIcon reactivate();
[[nodiscard]] QIcon detailPanel();
[[nodiscard]] QIcon columns();
[[nodiscard]] QIcon history();
[[nodiscard]] QIcon lock();
[[nodiscard]] QIcon key();
[[nodiscard]] QIcon settings();
[[nodiscard]] QIcon language();
[[nodiscard]] QIcon trustedDomain();
[[nodiscard]] QIcon setUp();
[[nodiscard]] QIcon cancel();
[[nodiscard]] QIcon quit();
[[nodiscard]] QIcon empty();
[[nodiscard]] QIcon live();

} // namespace icons
} // namespace castellan::ui
