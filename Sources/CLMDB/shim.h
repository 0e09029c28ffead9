// Functions that Swift cannot import directly: LMDB, and system calls that are variadic, hidden
// behind feature macros, or named differently on each platform.
//
// Functions that can fail return 0 or an errno, never -1.

#ifndef CASELEDGER_CLMDB_SHIM_H
#define CASELEDGER_CLMDB_SHIM_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <lmdb.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#endif

// MARK: Reading ahead

/// Prefetches the `count` bytes before `bytes` into the cache without waiting. A prefetch is not an
/// access, so the range may be invalid.
static inline void cl_prefetch_before(const void *bytes, size_t count) {
    const char *at = (const char *)bytes;
    for (size_t distance = 64; distance < count + 64; distance += 64)
        __builtin_prefetch(at - distance);
}

// MARK: Locks, threads, files

#if defined(__linux__) && !defined(F_OFD_SETLK)
#define F_OFD_SETLK 37  // <fcntl.h> shows it under _GNU_SOURCE only.
#endif

/// Takes a lock on this open file description, or changes its mode. Returns EWOULDBLOCK when a
/// conflicting lock is held. Never waits.
static inline int cl_lock(int descriptor, int exclusive) {
#if defined(F_OFD_SETLK)
    struct flock lock;
    memset(&lock, 0, sizeof lock);
    lock.l_type = exclusive ? F_WRLCK : F_RDLCK;
    lock.l_whence = SEEK_SET;
    if (fcntl(descriptor, F_OFD_SETLK, &lock) == 0) return 0;
    return errno == EACCES || errno == EAGAIN ? EWOULDBLOCK : errno;
#else
    // `flock` also belongs to the open file description, which is the only property needed here.
    return flock(descriptor, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 ? 0 : errno;
#endif
}

/// How processes use a lock file of LMDB: 0 not at all, 1 they have the environment open, 2 one is
/// making the file. Locks of this process do not count.
static inline int cl_lock_file_use(int descriptor, int *use) {
    struct flock lock;
    memset(&lock, 0, sizeof lock);
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_len = 1;
    if (fcntl(descriptor, F_GETLK, &lock) != 0) return errno;
    *use = lock.l_type == F_UNLCK ? 0 : lock.l_type == F_RDLCK ? 1 : 2;
    return 0;
}

/// Finds the next bytes of a file that are not in a hole. Returns 0, ENXIO where there are none, or
/// another errno. Where the file system does not know its holes, all bytes count.
static inline int cl_next_data(int descriptor, long offset, long *start, long *end) {
#ifdef __linux__
    const int seek_data = 3, seek_hole = 4;  // <unistd.h> shows them under _GNU_SOURCE only.
#else
    const int seek_data = SEEK_DATA, seek_hole = SEEK_HOLE;
#endif
    off_t found = lseek(descriptor, (off_t)offset, seek_data);
    if (found < 0 && errno == ENXIO) return ENXIO;
    off_t hole = found < 0 ? -1 : lseek(descriptor, found, seek_hole);
    if (found < 0 || hole < 0) {
        if (errno != EINVAL) return errno;
        found = (off_t)offset;
        hole = (off_t)LONG_MAX;
    }
    *start = (long)found;
    *end = (long)hole;
    return 0;
}

/// Gives the first bytes of a file room on the disk, and the file at least that length.
///
/// Returns 0, also where the file system cannot do it, or an errno.
static inline int cl_reserve(int descriptor, long length) {
#ifdef __linux__
    if (syscall(SYS_fallocate, descriptor, 0, 0L, length) != 0 && errno == ENOSPC) return ENOSPC;
#else
    (void)descriptor;
    (void)length;
#endif
    return 0;
}

/// A number that is unique among the live threads of this process.
static inline uintptr_t cl_current_thread(void) { return (uintptr_t)pthread_self(); }

/// Sets close-on-exec on a descriptor.
static inline int cl_close_on_exec(int descriptor) {
    int flags = fcntl(descriptor, F_GETFD);
    if (flags < 0) return errno;
    return fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC) == 0 ? 0 : errno;
}

/// Syncs a file or directory to disk, including the drive's own cache where the system allows it.
static inline int cl_sync(int descriptor) {
#if defined(F_FULLFSYNC)
    if (fcntl(descriptor, F_FULLFSYNC) == 0) return 0;
#endif
    return fsync(descriptor) == 0 ? 0 : errno;
}

/// Renames within one directory; returns EEXIST instead of replacing anything.
static inline int cl_rename_new(int directory, const char *from, const char *to) {
#if defined(__linux__) && defined(SYS_renameat2)
    if (syscall(SYS_renameat2, directory, from, directory, to, 1 /* RENAME_NOREPLACE */) == 0)
        return 0;
    if (errno != ENOSYS && errno != EINVAL) return errno;
#elif defined(__APPLE__)
    if (renameatx_np(directory, from, directory, to, RENAME_EXCL) == 0) return 0;
    if (errno != ENOTSUP) return errno;
#endif
    // For filesystems without the flag: a rename still never replaces a directory that has files.
    if (renameat(directory, from, directory, to) == 0) return 0;
    return errno == ENOTEMPTY || errno == ENOTDIR ? EEXIST : errno;
}

/// Exchanges two names of one directory in one step, so that both lead to something at any moment.
/// Returns ENOTSUP where the file system cannot do that.
static inline int cl_exchange_names(int directory, const char *one, const char *other) {
    int failure = ENOTSUP;
#if defined(__linux__) && defined(SYS_renameat2)
    if (syscall(SYS_renameat2, directory, one, directory, other, 2 /* RENAME_EXCHANGE */) == 0)
        return 0;
    failure = errno;
#elif defined(__APPLE__)
    if (renameatx_np(directory, one, directory, other, RENAME_SWAP) == 0) return 0;
    failure = errno;
#endif
    return failure == ENOSYS || failure == EINVAL ? ENOTSUP : failure;
}

/// The identity of the file with that name. A symbolic link is not followed. Returns ENOENT when
/// the name does not exist.
///
/// It requests no other field. If times are requested, Linux 6.13 and later record the next write
/// with nanosecond precision, and a commit then has one more block to sync.
static inline int cl_file_identity(
    int directory, const char *name, uint64_t *device, uint64_t *inode) {
#if defined(__linux__) && defined(SYS_statx)
    struct statx found;
    if (syscall(SYS_statx, directory, name, AT_SYMLINK_NOFOLLOW, STATX_INO, &found) == 0) {
        *device = makedev(found.stx_dev_major, found.stx_dev_minor);
        *inode = found.stx_ino;
        return 0;
    }
    if (errno != ENOSYS) return errno;
#endif
    struct stat status;
    if (fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return errno;
    *device = (uint64_t)status.st_dev;
    *inode = (uint64_t)status.st_ino;
    return 0;
}

/// The name in a directory entry, which Swift imports as a tuple.
static inline const char *cl_entry_name(const struct dirent *entry) { return entry->d_name; }

// MARK: Readers

static inline int cl_count_reader_line(const char *line, void *context) {
    size_t length = strlen(line);
    // "pid thread txnid", with "-" for a slot kept between two transactions; other lines are text.
    if (length > 1 && line[length - 2] >= '0' && line[length - 2] <= '9') ++*(unsigned *)context;
    return 0;
}

/// How many snapshots are being read now, in all processes. LMDB reports it only as lines of text.
static inline unsigned cl_readers_in_use(MDB_env *environment) {
    unsigned count = 0;
    mdb_reader_list(environment, cl_count_reader_line, &count);
    return count;
}

/// The oldest snapshot that is being read.
struct cl_oldest_reader {
    int process;
    size_t transaction;
};

static inline int cl_note_reader_line(const char *line, void *context) {
    struct cl_oldest_reader *oldest = (struct cl_oldest_reader *)context;
    int process;
    size_t thread, transaction;
    if (sscanf(line, "%d %zx %zu", &process, &thread, &transaction) == 3
        && (oldest->process == 0 || transaction < oldest->transaction)) {
        oldest->process = process;
        oldest->transaction = transaction;
    }
    return 0;
}

/// The oldest snapshot that is being read in any process; its process is 0 when there is none.
static inline struct cl_oldest_reader cl_find_oldest_reader(MDB_env *environment) {
    struct cl_oldest_reader oldest = {0, 0};
    mdb_reader_list(environment, cl_note_reader_line, &oldest);
    return oldest;
}

// MARK: For tests

/// fork(), which Swift hides because it is unsafe. Only the test of our fork checks calls it.
static inline pid_t cl_fork_for_tests(void) { return fork(); }

#endif
