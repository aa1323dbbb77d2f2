# SOURCE, COMPILER, INCLUDES: see CMakeLists.txt beside this file.
file(STRINGS ${SOURCE} first LIMIT_COUNT 1)
if(NOT first MATCHES "^// expect: (.+)$")
  message(FATAL_ERROR "${SOURCE}:1: found '${first}', expected '// expect: REGEX'")
endif()
set(expected "${CMAKE_MATCH_1}")

set(command ${COMPILER} -std=c++20 -fsyntax-only)
foreach(dir ${INCLUDES})
  list(APPEND command -I${dir})
endforeach()

execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${command} ${SOURCE}
                RESULT_VARIABLE result ERROR_VARIABLE output)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${SOURCE} must compile without MISTAKE:\n${output}")
endif()

execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${command} -DMISTAKE ${SOURCE}
                RESULT_VARIABLE result ERROR_VARIABLE output)
if(result EQUAL 0)
  message(FATAL_ERROR "${SOURCE} compiles with MISTAKE: the mistake is no longer found out")
endif()
if(NOT output MATCHES "${expected}")
  message(FATAL_ERROR "${SOURCE} fails for another reason than '${expected}':\n${output}")
endif()
