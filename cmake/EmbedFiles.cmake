# embed_files(LIBRARY NAMESPACE ROOT PATH…): a static library that carries the bytes of ROOT/PATH… and
# a table of them: `std::span<EmbeddedFile const> embedded_files()` in kedang::NAMESPACE, sorted by
# path, as declared in cmake/embedded_file.h. Paths are known when CMake runs; contents are read when
# the library is built.
enable_language(ASM)

function(embed_files library namespace root)
    set(EMBED_NAMESPACE ${namespace})
    set(EMBED_BYTES "")
    set(EMBED_SYMBOLS "")
    set(EMBED_ROWS "")
    set(files "")
    set(index 0)
    list(SORT ARGN COMPARE STRING)
    foreach(path IN LISTS ARGN)
        set(symbol "kedang_${namespace}_${index}")
        list(APPEND files "${root}/${path}")
        string(APPEND EMBED_BYTES ".balign 16\n${symbol}:\n.incbin \"${root}/${path}\"\n"
            "${symbol}_end:\n.globl ${symbol}\n.globl ${symbol}_end\n")
        string(APPEND EMBED_SYMBOLS "extern char const ${symbol}[], ${symbol}_end[];\n")
        string(APPEND EMBED_ROWS "    {\"${path}\", {${symbol},"
            " std::size_t(${symbol}_end - ${symbol})}},\n")
        math(EXPR index "${index} + 1")
    endforeach()
    set(made ${CMAKE_CURRENT_BINARY_DIR}/${library})
    configure_file(${CMAKE_SOURCE_DIR}/cmake/embedded_bytes.S.in ${made}_bytes.S @ONLY)
    configure_file(${CMAKE_SOURCE_DIR}/cmake/embedded_table.cpp.in ${made}_table.cpp @ONLY)
    set_source_files_properties(${made}_bytes.S PROPERTIES OBJECT_DEPENDS "${files}")
    add_library(${library} STATIC ${made}_bytes.S ${made}_table.cpp)
    target_include_directories(${library} PUBLIC ${CMAKE_SOURCE_DIR})
endfunction()
