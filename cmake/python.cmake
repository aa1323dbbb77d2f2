# Python, and the pybind11 (>= 3) that is installed in that Python.
find_package(Python 3.10 REQUIRED COMPONENTS Interpreter Development.Module)
if(NOT pybind11_DIR)
  execute_process(COMMAND ${Python_EXECUTABLE} -m pybind11 --cmakedir
                  OUTPUT_VARIABLE pybind11_cmakedir OUTPUT_STRIP_TRAILING_WHITESPACE
                  ERROR_QUIET)
  set(pybind11_DIR "${pybind11_cmakedir}" CACHE PATH "Where pybind11Config.cmake is")
endif()
set(PYBIND11_FINDPYTHON ON)
find_package(pybind11 3 CONFIG REQUIRED)
