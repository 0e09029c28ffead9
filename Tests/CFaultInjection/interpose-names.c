// Calls on names: files and folders that are created, renamed and removed.

#if defined(__linux__)

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "faults.h"
#include "files.h"
#include "real.h"
#include "record.h"

/// Logs an entry of a folder.
static void log_name(enum cf_kind kind, uint64_t id, uint64_t parent, const char *name) {
    struct cf_entry entry = {.kind = kind, .id = id, .other = parent};
    cf_log(entry, name, strlen(name), NULL, 0);
}

typedef int (*openat_type)(int, const char *, int, ...);

static int open_watched(int directory, const char *path, int flags, mode_t mode) {
    CF_REAL(openat_type, "openat")
    if (!(flags & (O_CREAT | O_TRUNC)) || !cf_is_watching())
        return real(directory, path, flags, mode);
    cf_lock();
    const char *name;
    uint64_t parent = cf_parent(directory, path, &name);
    uint64_t before = parent ? cf_id_of_name(directory, path) : 0;
    int result = -1;
    int is_new = parent && !before && (flags & O_CREAT);
    enum cf_fate fate = is_new ? cf_fate_of(CF_GROUP_NAME, "open") : CF_PASS;
    // A file that is not there cannot be pretended: a lie is a failure here.
    if (fate == CF_LIE) errno = EIO;
    if (cf_is_done(fate)) result = real(directory, path, flags, mode);
    int number = errno;
    uint64_t id = result >= 0 && parent ? cf_id_of_name(directory, path) : 0;
    if (id) {
        cf_remember(id);
        if (!before) {
            log_name(CF_CREATE, id, parent, name);
        } else if (flags & O_TRUNC) {
            struct cf_entry entry = {.kind = CF_TRUNCATE, .id = id};
            cf_log(entry, NULL, 0, NULL, 0);
        }
        if (fate == CF_LATE) close(result);
        result = (int)cf_finish(fate, result, number);
        number = errno;
    }
    cf_unlock();
    errno = number;
    return result;
}

#define CF_MODE                              \
    mode_t mode = 0;                         \
    if (flags & (O_CREAT | __O_TMPFILE)) {   \
        va_list rest;                        \
        va_start(rest, flags);               \
        mode = va_arg(rest, mode_t);         \
        va_end(rest);                        \
    }

int open(const char *path, int flags, ...) {
    CF_MODE
    return open_watched(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    CF_MODE
    return open_watched(AT_FDCWD, path, flags, mode);
}
int openat(int directory, const char *path, int flags, ...) {
    CF_MODE
    return open_watched(directory, path, flags, mode);
}
int openat64(int directory, const char *path, int flags, ...) {
    CF_MODE
    return open_watched(directory, path, flags, mode);
}

int mkdirat(int directory, const char *path, mode_t mode) {
    typedef int (*type)(int, const char *, mode_t);
    CF_REAL(type, "mkdirat")
    if (!cf_is_watching()) return real(directory, path, mode);
    cf_lock();
    const char *name;
    uint64_t parent = cf_parent(directory, path, &name);
    enum cf_fate fate = parent ? cf_fate_of(CF_GROUP_NAME, "mkdir") : CF_PASS;
    int result = cf_is_done(fate) ? real(directory, path, mode) : fate == CF_LIE ? 0 : -1;
    int number = errno;
    if (parent && cf_is_done(fate) && result == 0) {
        uint64_t id = cf_id_of_name(directory, path);
        cf_remember(id);
        log_name(CF_MAKE_FOLDER, id, parent, name);
        result = (int)cf_finish(fate, result, number);
        number = errno;
    }
    cf_unlock();
    errno = number;
    return result;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int unlinkat(int directory, const char *path, int flags) {
    typedef int (*type)(int, const char *, int);
    CF_REAL(type, "unlinkat")
    if (!cf_is_watching()) return real(directory, path, flags);
    cf_lock();
    const char *name;
    uint64_t parent = cf_parent(directory, path, &name);
    enum cf_fate fate =
        parent && cf_id_of_name(directory, path) ? cf_fate_of(CF_GROUP_NAME, "unlink") : CF_PASS;
    int result = cf_is_done(fate) ? real(directory, path, flags) : fate == CF_LIE ? 0 : -1;
    int number = errno;
    if (parent && cf_is_done(fate) && result == 0) {
        log_name(CF_UNLINK, 0, parent, name);
        result = (int)cf_finish(fate, result, number);
        number = errno;
    }
    cf_unlock();
    errno = number;
    return result;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
    int result = unlink(path);
    return result != 0 && errno == EISDIR ? rmdir(path) : result;
}

typedef long (*syscall_type)(long, ...);

int renameat2(
    int from_directory, const char *from, int to_directory, const char *to, unsigned flags) {
    CF_REAL(syscall_type, "syscall")
    if (!cf_is_watching())
        return (int)real(SYS_renameat2, from_directory, from, to_directory, to, flags);
    cf_lock();
    const char *from_name, *to_name;
    uint64_t from_parent = cf_parent(from_directory, from, &from_name);
    uint64_t to_parent = cf_parent(to_directory, to, &to_name);
    int is_watched = from_parent && to_parent;
    enum cf_fate fate = is_watched ? cf_fate_of(CF_GROUP_NAME, "rename") : CF_PASS;
    int result = fate == CF_LIE ? 0 : -1;
    if (cf_is_done(fate))
        result = (int)real(SYS_renameat2, from_directory, from, to_directory, to, flags);
    int number = errno;
    if (is_watched && cf_is_done(fate) && result == 0) {
        struct cf_entry entry = {
            .kind = CF_RENAME, .flags = flags, .id = from_parent, .other = to_parent,
            .offset = strlen(from_name)};
        cf_log(entry, from_name, strlen(from_name), to_name, strlen(to_name));
        result = (int)cf_finish(fate, result, number);
        number = errno;
    }
    cf_unlock();
    errno = number;
    return result;
}

int renameat(int from_directory, const char *from, int to_directory, const char *to) {
    return renameat2(from_directory, from, to_directory, to, 0);
}
int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

int linkat(int from_directory, const char *from, int to_directory, const char *to, int flags) {
    typedef int (*type)(int, const char *, int, const char *, int);
    CF_REAL(type, "linkat")
    if (!cf_is_watching()) return real(from_directory, from, to_directory, to, flags);
    cf_lock();
    const char *name;
    uint64_t parent = cf_parent(to_directory, to, &name);
    enum cf_fate fate = parent ? cf_fate_of(CF_GROUP_NAME, "link") : CF_PASS;
    int result = fate == CF_LIE ? 0 : -1;
    if (cf_is_done(fate)) result = real(from_directory, from, to_directory, to, flags);
    int number = errno;
    if (parent && cf_is_done(fate) && result == 0) {
        log_name(CF_LINK, cf_id_of_name(to_directory, to), parent, name);
        result = (int)cf_finish(fate, result, number);
        number = errno;
    }
    cf_unlock();
    errno = number;
    return result;
}

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

/// Only renameat2 is called this way on files; everything else is passed on.
long syscall(long number, ...) {
    CF_REAL(syscall_type, "syscall")
    va_list rest;
    va_start(rest, number);
    long values[6];
    for (int index = 0; index < 6; index++) values[index] = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_renameat2)
        return renameat2(
            (int)values[0], (const char *)values[1], (int)values[2], (const char *)values[3],
            (unsigned)values[4]);
    return real(number, values[0], values[1], values[2], values[3], values[4], values[5]);
}

#endif
