# Debian ships Abseil with a CMake package and protobuf without one; newer protobuf needs the package.
# Read by the build and, installed beside polyclinicConfig.cmake, by those who link the library.
find_package(Threads REQUIRED)
find_package(absl CONFIG REQUIRED)
if(POLYCLINIC_WIRE)
  find_package(Protobuf CONFIG QUIET)
  if(NOT Protobuf_FOUND)
    find_package(Protobuf REQUIRED)
  endif()
endif()
