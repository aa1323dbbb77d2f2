# Writes OUTPUT, a C++ file that holds the tables FILES as text.
set(entries)
foreach(file ${FILES})
  get_filename_component(name ${file} NAME)
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  # One literal for each line of the table, so that no literal is too long for a compiler.
  string(REPLACE "\\x0a" "\\x0a\"\n     \"" bytes "${bytes}")
  string(APPEND entries "    {\"${name}\",\n     \"${bytes}\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from the files in examples/demo/ by embed.cmake.
#include \"polyclinic/table/demo.h\"

namespace polyclinic {

const std::vector<TableText>& DemoTables() {
  static const auto* const kTables = new std::vector<TableText>{
${entries}  };
  return *kTables;
}

}  // namespace polyclinic
")
