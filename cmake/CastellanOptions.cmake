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

# castellan_layer(TARGET): what all targets of ours share: flags, includes from the root, and sources that are compiled together.
function(castellan_layer target)
    target_compile_features(${target} PUBLIC cxx_std_20)
    target_link_libraries(${target} PRIVATE castellan_options)
    target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
    set_target_properties(${target} PROPERTIES AUTOMOC ON AUTOUIC ON AUTORCC ON UNITY_BUILD_MODE GROUP)
    cmake_language(EVAL CODE "cmake_language(DEFER CALL castellan_unite [[${target}]])")
endfunction()

# castellan_unite(TARGET): with CMAKE_UNITY_BUILD, the sources of one folder are compiled together, a dozen at a time at most:
# most of the time of a source of ours goes into templates of headers, which are then made once. Sources of different folders
# are never mixed, so a name without linkage must be unique in its folder only.
function(castellan_unite target)
    set(at_once 12)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    list(SORT sources)
    set(folders "")
    foreach(source IN LISTS sources)
        cmake_path(GET source PARENT_PATH folder)
        list(APPEND folders "${folder}/")
    endforeach()
    list(REMOVE_DUPLICATES folders)
    foreach(folder IN LISTS folders)
        set(members "")
        foreach(source IN LISTS sources)
            cmake_path(GET source PARENT_PATH parent)
            if("${parent}/" STREQUAL folder)
                list(APPEND members ${source})
            endif()
        endforeach()
        list(LENGTH members count)
        math(EXPR parts "(${count} + ${at_once} - 1) / ${at_once}")
        math(EXPR size "(${count} + ${parts} - 1) / ${parts}")
        set(number 0)
        foreach(source IN LISTS members)
            math(EXPR part "${number} / ${size}")
            string(MAKE_C_IDENTIFIER "${folder}${part}" group)
            set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
            math(EXPR number "${number} + 1")
        endforeach()
    endforeach()
endfunction()
