# Writes a C++ file that contains the bytes of other files: cmake -D OUTPUT=… -D FILES=a,b,c -P embed.cmake
# The files are sorted by name, so that the same files always give the same program.
string(REPLACE "," ";" files "${FILES}")
set(named)
foreach(file ${files})
  get_filename_component(name "${file}" NAME)
  list(APPEND named "${name}|${file}")
endforeach()
list(SORT named)

set(arrays "")
set(table "")
set(number 0)
foreach(each ${named})
  string(REGEX MATCH "^([^|]*)[|](.*)$" matched "${each}")
  set(name "${CMAKE_MATCH_1}")
  file(READ "${CMAKE_MATCH_2}" bytes HEX)
  string(LENGTH "${bytes}" length)
  math(EXPR length "${length} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  string(APPEND arrays "constexpr char file${number}[] = \"${bytes}\";  // ${name}\n")
  string(APPEND table "    {\"${name}\", {file${number}, ${length}}},\n")
  math(EXPR number "${number} + 1")
endforeach()

file(WRITE "${OUTPUT}" "#include \"report/render/templates.h\"

namespace minuted::report {
namespace {

${arrays}
constexpr TemplateFile files[] = {
${table}};

}  // namespace

std::span<const TemplateFile> templateFiles() { return files; }

}  // namespace minuted::report
")
