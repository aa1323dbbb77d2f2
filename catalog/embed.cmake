# Compiles the files FACTS (text of polyclinic.v1.CatalogEntries) with PROTOC and writes OUTPUT, a
# C++ file that holds their bytes one after the other: one message, as repeated fields add up.
get_filename_component(dir ${OUTPUT} DIRECTORY)
set(hex)
foreach(file ${FACTS})
  execute_process(
    COMMAND ${PROTOC} --proto_path=${PROTO_PATH} --encode=polyclinic.v1.CatalogEntries
            --deterministic_output polyclinic/v1/scope.proto
    INPUT_FILE ${file} OUTPUT_FILE ${dir}/entries.binpb
    RESULT_VARIABLE failed ERROR_VARIABLE errors)
  if(failed)
    string(REPLACE "input:" "${file}:" errors "${errors}")
    message(FATAL_ERROR "${file} is no text of polyclinic.v1.CatalogEntries:\n${errors}")
  endif()
  file(READ ${dir}/entries.binpb bytes HEX)
  string(APPEND hex ${bytes})
endforeach()
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "((0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,))" "\\1\n" bytes "${bytes}")
file(WRITE ${OUTPUT} "// Generated from the files in catalog/ by embed.cmake.
#include \"catalog/embedded.h\"

namespace polyclinic::catalog_internal {
namespace {
constexpr unsigned char kBytes[] = {
${bytes}};
}  // namespace

std::string_view EmbeddedEntries() {
  return {reinterpret_cast<const char*>(kBytes), sizeof kBytes};
}

}  // namespace polyclinic::catalog_internal
")
