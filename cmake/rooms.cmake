# polyclinic_library(NAME ROOMS room... [LINK target...] [PRIVATE_LINK target...])
#
# One shared library polyclinic_NAME (alias polyclinic::NAME) of the sources src/<room>/*.cc. Every
# library is shared, so that one process holds each of them, and the protobuf registry, once. Rooms of
# headers alone make an interface library.
include(GNUInstallDirs)

if(PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(POLYCLINIC_CCACHE ccache)
  if(POLYCLINIC_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${POLYCLINIC_CCACHE})
  endif()
endif()

add_library(polyclinic_warnings INTERFACE)
target_compile_options(polyclinic_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wno-sign-conversion -Wno-missing-field-initializers
                       $<$<BOOL:${POLYCLINIC_WERROR}>:-Werror>)

function(polyclinic_library name)
  cmake_parse_arguments(arg "" "" "ROOMS;LINK;PRIVATE_LINK" ${ARGN})
  set(sources)
  foreach(room ${arg_ROOMS})
    file(GLOB room_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${room}/*.cc)
    list(APPEND sources ${room_sources})
  endforeach()
  set(includes $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
               $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  if(sources)
    add_library(polyclinic_${name} SHARED ${sources})
    target_include_directories(polyclinic_${name} PUBLIC ${includes}
                               PRIVATE ${PROJECT_SOURCE_DIR}/src)
    target_compile_features(polyclinic_${name} PUBLIC cxx_std_20)
    target_link_libraries(polyclinic_${name} PUBLIC ${arg_LINK}
                          PRIVATE ${arg_PRIVATE_LINK} $<BUILD_INTERFACE:polyclinic_warnings>)
    # A library's calls of its own functions are bound when it is linked: fewer look-ups when it is loaded,
    # and those of one file may be inlined.
    target_link_options(polyclinic_${name} PRIVATE LINKER:-Bsymbolic-functions)
    target_compile_options(polyclinic_${name} PRIVATE
      $<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU,Clang>>:-fno-semantic-interposition>)
    # Before 1.0 every minor version may change the binary interface.
    set_target_properties(polyclinic_${name} PROPERTIES
      SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} INSTALL_RPATH $ORIGIN)
  else()
    add_library(polyclinic_${name} INTERFACE)
    target_include_directories(polyclinic_${name} INTERFACE ${includes})
    target_compile_features(polyclinic_${name} INTERFACE cxx_std_20)
    target_link_libraries(polyclinic_${name} INTERFACE ${arg_LINK})
  endif()
  set_target_properties(polyclinic_${name} PROPERTIES EXPORT_NAME ${name})
  add_library(polyclinic::${name} ALIAS polyclinic_${name})
  set_property(GLOBAL APPEND PROPERTY POLYCLINIC_LIBRARIES polyclinic_${name})
endfunction()

# A room with a build description of its own; none is no error.
function(polyclinic_room dir)
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${dir}/CMakeLists.txt)
    add_subdirectory(${dir})
  endif()
endfunction()
