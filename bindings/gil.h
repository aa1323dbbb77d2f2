#ifndef POLYCLINIC_BINDINGS_GIL_H_
#define POLYCLINIC_BINDINGS_GIL_H_

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <cxxabi.h>
#include <unistd.h>

namespace polyclinic::python {

// Lets other Python threads run while it lives. A thread that comes back after the interpreter has
// begun to end is unwound by CPython, which a destructor may not let pass (the process would abort): it
// waits here for the process to end, which does: tests/python/test_exit.py, on CPython 3.11.
class GilRelease {
 public:
  GilRelease() : state_(PyEval_SaveThread()) {}
  GilRelease(const GilRelease&) = delete;
  GilRelease& operator=(const GilRelease&) = delete;
  ~GilRelease() noexcept(false) {
    try {
      PyEval_RestoreThread(state_);
    } catch (abi::__forced_unwind&) {
      for (;;) pause();
    }
  }

 private:
  PyThreadState* state_;
};

}  // namespace polyclinic::python

#endif  // POLYCLINIC_BINDINGS_GIL_H_
