# The flags and definitions that every target of ours is built with: linked PRIVATE, seen by nobody else.
add_library(castellan_options INTERFACE)
target_compile_features(castellan_options INTERFACE cxx_std_20)
target_compile_options(castellan_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wcast-qual -Wnon-virtual-dtor
    -Woverloaded-virtual)
target_compile_definitions(castellan_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    CASTELLAN_VERSION="${PROJECT_VERSION}")

set(CASTELLAN_SANITIZE "" CACHE STRING "Sanitizers to build with, as for -fsanitize=")
if(CASTELLAN_SANITIZE)
    target_compile_options(castellan_options INTERFACE -fsanitize=${CASTELLAN_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(castellan_options INTERFACE -fsanitize=${CASTELLAN_SANITIZE})
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_INTERPROCEDURAL_OPTIMIZATION OFF)
# The program is <build>/bin/castellan, where ./dev looks for it; tests stay in their folders (tests/CMakeLists.txt).
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

# castellan_layer(TARGET HEADER...): what all layers share: flags, includes from the root, headers that
# compile alone, and one precompiled header a layer (the list is what nearly every source includes).
function(castellan_layer target)
    target_compile_features(${target} PUBLIC cxx_std_20)
    target_link_libraries(${target} PRIVATE castellan_options)
    target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
    set_target_properties(${target} PROPERTIES AUTOMOC ON AUTOUIC ON AUTORCC ON)
endfunction()
