// Which call fails, and how.

#ifndef CASELEDGER_FAULTS_H
#define CASELEDGER_FAULTS_H

#include <stdint.h>
#include <sys/types.h>

/// The groups that a call can be counted in.
enum cf_group { CF_GROUP_WRITE = 1, CF_GROUP_META = 2, CF_GROUP_SYNC = 4, CF_GROUP_NAME = 8 };

/// What happens to a call: it is passed on, fails without or after its work, is done by half, or
/// succeeds without its work; or it is done, and the process is killed.
enum cf_fate { CF_PASS, CF_FAIL, CF_LATE, CF_SHORT, CF_LIE, CF_KILL };

/// Reads the environment.
void cf_read_faults(void);

/// Counts a call and decides about it. For CF_FAIL it sets errno. The caller holds the lock.
enum cf_fate cf_fate_of(enum cf_group group, const char *call);

/// Whether the call itself is made.
static inline int cf_is_done(enum cf_fate fate) {
    return fate == CF_PASS || fate == CF_LATE || fate == CF_KILL;
}

/// Ends a call that was made: for CF_KILL also the process, for CF_LATE with EIO.
///
/// Returns the result of the call, with errno.
long cf_finish(enum cf_fate fate, long result, int number);

/// How many of `count` bytes at `offset` of a file fit into the budget. The caller holds the lock.
size_t cf_room_for(int descriptor, off_t offset, size_t count);

#endif
