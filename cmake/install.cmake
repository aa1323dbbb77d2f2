# What is installed, in two components: `development` (libraries, headers, package files, the command)
# and `python` (the package directory polyclinic/ with everything it loads beside it), the latter only
# when asked for by name.
include(CMakePackageConfigHelpers)

get_property(polyclinic_libraries GLOBAL PROPERTY POLYCLINIC_LIBRARIES)
set(polyclinic_shared)
foreach(library ${polyclinic_libraries} polyclinic_proto)
  if(TARGET ${library})
    get_target_property(type ${library} TYPE)
    if(type STREQUAL SHARED_LIBRARY)
      set_target_properties(${library} PROPERTIES INSTALL_RPATH $ORIGIN)
      list(APPEND polyclinic_shared ${library})
    endif()
  endif()
endforeach()

set(exported ${polyclinic_libraries})
if(TARGET polyclinic_proto)
  list(APPEND exported polyclinic_proto)
  set_target_properties(polyclinic_proto PROPERTIES EXPORT_NAME wire_schema)
endif()
install(TARGETS ${exported} EXPORT polyclinicTargets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY include/polyclinic DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
        FILES_MATCHING PATTERN "*.h")

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/polyclinic)
install(EXPORT polyclinicTargets NAMESPACE polyclinic:: DESTINATION ${package_dir}
        COMPONENT development)
configure_package_config_file(cmake/polyclinicConfig.cmake.in
  ${PROJECT_BINARY_DIR}/polyclinicConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/polyclinicConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/polyclinicConfig.cmake
              ${PROJECT_BINARY_DIR}/polyclinicConfigVersion.cmake
              cmake/dependencies.cmake
        DESTINATION ${package_dir} COMPONENT development)

if(TARGET polyclinic_cli)
  set_target_properties(polyclinic_cli PROPERTIES
    OUTPUT_NAME polyclinic RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin
    INSTALL_RPATH "$ORIGIN/..;$ORIGIN/../${CMAKE_INSTALL_LIBDIR}")
  install(TARGETS polyclinic_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT development)
endif()

if(POLYCLINIC_PYTHON)
  install(TARGETS ${polyclinic_shared} LIBRARY DESTINATION polyclinic COMPONENT python
          EXCLUDE_FROM_ALL NAMELINK_SKIP)
  if(TARGET polyclinic_cli)
    install(TARGETS polyclinic_cli RUNTIME DESTINATION polyclinic/bin COMPONENT python
            EXCLUDE_FROM_ALL)
  endif()
  install(DIRECTORY python/polyclinic DESTINATION . COMPONENT python EXCLUDE_FROM_ALL
          FILES_MATCHING PATTERN "*.py" PATTERN "*.pyi" PATTERN "py.typed"
          PATTERN "__pycache__" EXCLUDE)
endif()
