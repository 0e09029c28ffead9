#if defined(__linux__)

#include "faults.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "real.h"
#include "record.h"

static int groups = CF_GROUP_WRITE | CF_GROUP_META | CF_GROUP_SYNC | CF_GROUP_NAME;
static uint64_t fails_at = 0;
static int fails_forever = 0;
static uint64_t counted = 0;
static int64_t budget = -1;
static int hits = -1;
static enum {
    EIO_KIND,
    ENOSPC_KIND,
    SHORT_KIND,
    LATE_KIND,
    LIE_KIND,
    KILL_KIND,
    KILL_AFTER_KIND
} kind = EIO_KIND;

static const char *value(const char *name) {
    const char *found = getenv(name);
    return found && *found ? found : NULL;
}

void cf_read_faults(void) {
    const char *text;
    if ((text = value("CASELEDGER_FAULTS_CALLS"))) {
        if (!strcmp(text, "write")) groups = CF_GROUP_WRITE | CF_GROUP_META;
        if (!strcmp(text, "meta")) groups = CF_GROUP_META;
        if (!strcmp(text, "sync")) groups = CF_GROUP_SYNC;
        if (!strcmp(text, "name")) groups = CF_GROUP_NAME;
    }
    if ((text = value("CASELEDGER_FAULTS_AT"))) fails_at = strtoull(text, NULL, 10);
    if ((text = value("CASELEDGER_FAULTS_KIND"))) {
        if (!strcmp(text, "enospc")) kind = ENOSPC_KIND;
        if (!strcmp(text, "short")) kind = SHORT_KIND;
        if (!strcmp(text, "lie")) kind = LIE_KIND;
        if (!strcmp(text, "late")) kind = LATE_KIND;
        if (!strcmp(text, "kill")) kind = KILL_KIND;
        if (!strcmp(text, "kill-after")) kind = KILL_AFTER_KIND;
    }
    if ((text = value("CASELEDGER_FAULTS_FOREVER"))) fails_forever = !strcmp(text, "1");
    if ((text = value("CASELEDGER_FAULTS_BUDGET"))) budget = strtoll(text, NULL, 10);
    if ((text = value("CASELEDGER_FAULTS_HITS"))) {
        typedef int (*open_type)(const char *, int, ...);
        CF_REAL(open_type, "open")
        hits = real(text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (hits < 0) abort();
    }
}

/// Says in the file of hits what was done to a call.
static void note(const char *call, const char *what) {
    if (hits < 0) return;
    typedef ssize_t (*write_type)(int, const void *, size_t);
    CF_REAL(write_type, "write")
    char line[128];
    int length = snprintf(
        line, sizeof line, "%llu %s %s\n", (unsigned long long)counted, call, what);
    if (real(hits, line, length) != length) abort();
}

static void __attribute__((noreturn)) end_process(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

long cf_finish(enum cf_fate fate, long result, int number) {
    if (fate == CF_KILL) end_process();
    if (fate == CF_LATE) {
        result = -1;
        number = EIO;
    }
    errno = number;
    return result;
}

enum cf_fate cf_fate_of(enum cf_group group, const char *call) {
    if (!(groups & group)) return CF_PASS;
    counted++;
    if (!fails_at || counted < fails_at || (counted > fails_at && !fails_forever)) return CF_PASS;
    int is_write = group == CF_GROUP_WRITE || group == CF_GROUP_META;
    switch (kind) {
        case KILL_KIND:
            note(call, "kill");
            end_process();
        case KILL_AFTER_KIND:
            note(call, "kill after");
            return CF_KILL;
        case LATE_KIND:
            note(call, "late");
            return CF_LATE;
        case LIE_KIND:
            note(call, "lie");
            return CF_LIE;
        case SHORT_KIND:
            if (is_write && strcmp(call, "ftruncate")) {
                note(call, "short");
                return CF_SHORT;
            }
            // Only a write can be short: the call fails instead.
            __attribute__((fallthrough));
        case EIO_KIND:
            note(call, "eio");
            errno = EIO;
            return CF_FAIL;
        case ENOSPC_KIND:
            note(call, "enospc");
            errno = ENOSPC;
            return CF_FAIL;
    }
    return CF_PASS;
}

size_t cf_room_for(int descriptor, off_t offset, size_t count) {
    struct stat status;
    if (budget < 0 || fstat(descriptor, &status) != 0) return count;
    int64_t growth = (int64_t)offset + (int64_t)count - (int64_t)status.st_size;
    if (growth <= 0) return count;
    if (growth <= budget) {
        budget -= growth;
        return count;
    }
    int64_t left = (int64_t)count - (growth - budget);
    if (left > 0) {
        budget = 0;
        note("write", "short: the budget is used");
        return (size_t)left;
    }
    note("write", "enospc: the budget is used");
    return 0;
}

#endif
