// Calls on open files: writes, sizes, syncs.

#if defined(__linux__)

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include "faults.h"
#include "files.h"
#include "real.h"
#include "record.h"

/// How a write reaches the file.
struct way {
    const char *call;
    off_t offset;
    ssize_t (*run)(int, const void *, size_t, off_t);
};

/// Writes `count` bytes to a file below the root, or does not, as the environment wants.
static ssize_t write_watched(
    uint64_t id, int descriptor, const void *bytes, size_t count, struct way way) {
    int is_synced = (fcntl(descriptor, F_GETFL) & (O_DSYNC | O_SYNC)) != 0;
    enum cf_fate fate = cf_fate_of(is_synced ? CF_GROUP_META : CF_GROUP_WRITE, way.call);
    if (fate == CF_FAIL) return -1;
    if (fate == CF_LIE) return (ssize_t)count;
    if (fate == CF_SHORT) count /= 2;
    size_t room = cf_room_for(descriptor, way.offset, count);
    if (room == 0 && count > 0) {
        errno = ENOSPC;
        return -1;
    }
    ssize_t written = way.run(descriptor, bytes, room, way.offset);
    int number = errno;
    if (written <= 0) return written;
    uint64_t ticket = is_synced ? cf_ticket() : 0;
    struct cf_entry entry = {
        .kind = CF_WRITE, .id = id, .other = ticket, .offset = (uint64_t)way.offset};
    cf_log(entry, bytes, (size_t)written, NULL, 0);
    if (is_synced) {
        // Other threads see the bytes while the disk still works.
        if (fate == CF_KILL) return cf_finish(fate, written, number);
        cf_unlock();
        usleep(cf_is_logging() ? 200 : 0);
        cf_lock();
        struct cf_entry end = {
            .kind = CF_SYNC_END, .flags = fate != CF_PASS, .id = id, .other = ticket};
        cf_log(end, NULL, 0, NULL, 0);
    }
    return cf_finish(fate, written, number);
}

static ssize_t run_pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    typedef ssize_t (*type)(int, const void *, size_t, off_t);
    CF_REAL(type, "pwrite")
    return real(descriptor, bytes, count, offset);
}

static ssize_t run_write(int descriptor, const void *bytes, size_t count, off_t offset) {
    typedef ssize_t (*type)(int, const void *, size_t);
    CF_REAL(type, "write")
    (void)offset;
    return real(descriptor, bytes, count);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    if (!cf_is_watching()) return run_pwrite(descriptor, bytes, count, offset);
    cf_lock();
    uint64_t id = cf_id_of_descriptor(descriptor);
    struct way way = {"pwrite", offset, run_pwrite};
    ssize_t result = id ? write_watched(id, descriptor, bytes, count, way)
                        : run_pwrite(descriptor, bytes, count, offset);
    int number = errno;
    cf_unlock();
    errno = number;
    return result;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    return pwrite(descriptor, bytes, count, offset);
}

/// Where the next write of this descriptor goes.
static off_t place_of(int descriptor) {
    if (fcntl(descriptor, F_GETFL) & O_APPEND) return lseek(descriptor, 0, SEEK_END);
    return lseek(descriptor, 0, SEEK_CUR);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    if (!cf_is_watching()) return run_write(descriptor, bytes, count, 0);
    cf_lock();
    uint64_t id = descriptor == 1 ? 0 : cf_id_of_descriptor(descriptor);
    ssize_t result;
    if (id) {
        struct way way = {"write", place_of(descriptor), run_write};
        result = write_watched(id, descriptor, bytes, count, way);
    } else {
        if (descriptor == 1) {
            struct cf_entry entry = {.kind = CF_OUTPUT};
            cf_log(entry, bytes, count, NULL, 0);
        }
        // Outside the lock: a pipe can be full.
        cf_unlock();
        return run_write(descriptor, bytes, count, 0);
    }
    int number = errno;
    cf_unlock();
    errno = number;
    return result;
}

/// Several parts as one block, so that they are one operation.
static ssize_t write_parts(
    int descriptor, const struct iovec *parts, int count, struct way way, int *is_handled) {
    uint64_t id = cf_id_of_descriptor(descriptor);
    *is_handled = id != 0;
    if (!id) return 0;
    size_t total = 0;
    for (int index = 0; index < count; index++) total += parts[index].iov_len;
    char *block = malloc(total + 1);
    if (!block) abort();
    size_t place = 0;
    for (int index = 0; index < count; index++) {
        memcpy(block + place, parts[index].iov_base, parts[index].iov_len);
        place += parts[index].iov_len;
    }
    ssize_t result = write_watched(id, descriptor, block, total, way);
    int number = errno;
    free(block);
    errno = number;
    return result;
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    typedef ssize_t (*type)(int, const struct iovec *, int);
    CF_REAL(type, "writev")
    if (!cf_is_watching() || descriptor == 1) return real(descriptor, parts, count);
    cf_lock();
    int is_handled = 0;
    struct way way = {"writev", place_of(descriptor), run_write};
    ssize_t result = write_parts(descriptor, parts, count, way, &is_handled);
    int number = errno;
    cf_unlock();
    errno = number;
    return is_handled ? result : real(descriptor, parts, count);
}

ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
    typedef ssize_t (*type)(int, const struct iovec *, int, off_t);
    CF_REAL(type, "pwritev")
    if (!cf_is_watching()) return real(descriptor, parts, count, offset);
    cf_lock();
    int is_handled = 0;
    struct way way = {"pwritev", offset, run_pwrite};
    ssize_t result = write_parts(descriptor, parts, count, way, &is_handled);
    int number = errno;
    cf_unlock();
    errno = number;
    return is_handled ? result : real(descriptor, parts, count, offset);
}

ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off64_t offset) {
    return pwritev(descriptor, parts, count, offset);
}

int ftruncate(int descriptor, off_t size) {
    typedef int (*type)(int, off_t);
    CF_REAL(type, "ftruncate")
    if (!cf_is_watching()) return real(descriptor, size);
    cf_lock();
    uint64_t id = cf_id_of_descriptor(descriptor);
    enum cf_fate fate = id ? cf_fate_of(CF_GROUP_WRITE, "ftruncate") : CF_PASS;
    int result = cf_is_done(fate) ? real(descriptor, size) : fate == CF_LIE ? 0 : -1;
    int number = errno;
    if (id && cf_is_done(fate) && result == 0) {
        struct cf_entry entry = {.kind = CF_TRUNCATE, .id = id, .offset = (uint64_t)size};
        cf_log(entry, NULL, 0, NULL, 0);
        result = (int)cf_finish(fate, result, number);
        number = errno;
    }
    cf_unlock();
    errno = number;
    return result;
}

int ftruncate64(int descriptor, off64_t size) { return ftruncate(descriptor, size); }

static int sync_watched(int descriptor, const char *call, int (*real)(int)) {
    if (!cf_is_watching()) return real(descriptor);
    cf_lock();
    uint64_t id = cf_id_of_descriptor(descriptor);
    enum cf_fate fate = id ? cf_fate_of(CF_GROUP_SYNC, call) : CF_PASS;
    int number = errno;
    struct cf_entry entry = {.kind = CF_SYNC_BEGIN, .id = id, .other = cf_ticket()};
    if (id) cf_log(entry, NULL, 0, NULL, 0);
    cf_unlock();
    int result = fate == CF_LIE ? 0 : -1;
    if (cf_is_done(fate)) {
        // Outside the lock, as other threads go on while the disk works.
        result = real(descriptor);
        number = errno;
    }
    if (id) {
        cf_lock();
        entry.kind = CF_SYNC_END;
        entry.flags = (fate != CF_PASS && fate != CF_KILL) || result != 0;
        cf_log(entry, NULL, 0, NULL, 0);
        result = (int)cf_finish(fate, result, number);
        number = errno;
        cf_unlock();
    }
    errno = number;
    return result;
}

int fsync(int descriptor) {
    typedef int (*type)(int);
    CF_REAL(type, "fsync")
    return sync_watched(descriptor, "fsync", real);
}

int fdatasync(int descriptor) {
    typedef int (*type)(int);
    CF_REAL(type, "fdatasync")
    return sync_watched(descriptor, "fdatasync", real);
}

#endif
