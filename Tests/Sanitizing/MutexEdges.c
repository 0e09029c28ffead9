// The order that a `Mutex` of the standard library gives, told to the thread sanitizer.
//
// A `Mutex` locks and unlocks with one atomic operation that is compiled into our code, where the
// sanitizer sees it. When the lock is held by another thread, it calls one of these three functions of
// libswiftSynchronization instead. That library is not compiled for the sanitizer, so the sanitizer
// reports a race between two threads that held the lock one after the other. RaceControl.swift shows
// it with a program that has one `Mutex` and nothing else.
//
// This file replaces the three functions in a program under test. Each calls the original and states
// the order: an unlock comes before the next lock of the same `Mutex`. Nothing is suppressed, so a
// race of a variable that is used without its lock is still reported.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

void __tsan_acquire(void *address);
void __tsan_release(void *address);

#define HANDLE "$s15Synchronization12_MutexHandleV"
#define LOCK HANDLE "9_lockSlowyys6UInt32VF"
#define TRY_LOCK HANDLE "12_tryLockSlowSbyF"
#define UNLOCK HANDLE "11_unlockSlowyyF"
/// Swift passes the address of the lock's word as `self`.
#define SELF __attribute__((swift_context)) void *lock
#define SWIFT __attribute__((swiftcall))

typedef SWIFT void (*LockFunction)(uint32_t thread, SELF);
typedef SWIFT bool (*TryLockFunction)(SELF);
typedef SWIFT void (*UnlockFunction)(SELF);

/// The function of that name in the library.
static void *original(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

SWIFT void caseledger_lock(uint32_t thread, SELF) __asm__(LOCK);
SWIFT bool caseledger_try_lock(SELF) __asm__(TRY_LOCK);
SWIFT void caseledger_unlock(SELF) __asm__(UNLOCK);

SWIFT void caseledger_lock(uint32_t thread, SELF) {
    ((LockFunction)original(LOCK))(thread, lock);
    __tsan_acquire(lock);
}

SWIFT bool caseledger_try_lock(SELF) {
    bool isLocked = ((TryLockFunction)original(TRY_LOCK))(lock);
    if (isLocked) __tsan_acquire(lock);
    return isLocked;
}

SWIFT void caseledger_unlock(SELF) {
    __tsan_release(lock);
    ((UnlockFunction)original(UNLOCK))(lock);
}
