// The C library's own functions, behind those of this library.

#ifndef CASELEDGER_REAL_H
#define CASELEDGER_REAL_H

#include <dlfcn.h>

/// Declares `real`, a pointer to the next function of that name and type.
#define CF_REAL(type, name)                                                          \
    static type real = 0;                                                            \
    if (!real) {                                                                     \
        type found = (type)dlsym(RTLD_NEXT, name);                                   \
        __atomic_store_n(&real, found, __ATOMIC_RELEASE);                            \
    }

#endif
