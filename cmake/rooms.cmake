# polyclinic_library(NAME ROOMS room... [LINK target...] [PRIVATE_LINK target...])
#
# One shared library polyclinic_NAME (alias polyclinic::NAME) of the sources src/<room>/*.cc. Every
# library is shared, so that one process holds each of them, and the protobuf registry, once.
include(GNUInstallDirs)

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
  add_library(polyclinic_${name} SHARED ${sources})
  add_library(polyclinic::${name} ALIAS polyclinic_${name})
  target_include_directories(polyclinic_${name}
    PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
           $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_compile_features(polyclinic_${name} PUBLIC cxx_std_20)
  target_link_libraries(polyclinic_${name} PUBLIC ${arg_LINK}
                        PRIVATE ${arg_PRIVATE_LINK} $<BUILD_INTERFACE:polyclinic_warnings>)
  set_target_properties(polyclinic_${name} PROPERTIES
    EXPORT_NAME ${name} VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
    INSTALL_RPATH $ORIGIN)
  set_property(GLOBAL APPEND PROPERTY POLYCLINIC_LIBRARIES polyclinic_${name})
endfunction()
