// What Swift cannot say for itself: LMDB, a checksum in one instruction, and calls of the system
// that are variadic, hidden behind feature macros, or named differently on each platform.
//
// Functions that can fail return 0 or an errno, never -1.

#ifndef CASELEDGER_CLMDB_SHIM_H
#define CASELEDGER_CLMDB_SHIM_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
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
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#endif

// MARK: CRC-32C

/// CRC-32C four bits at a time: what a processor without the instruction runs, and the oracle of
/// the tests. `crc` is the raw register, not the finished checksum.
static inline uint32_t cl_crc32c_step_portable(uint32_t crc, const uint8_t *bytes, size_t count) {
    static const uint32_t nibbles[16] = {
        0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3,
        0x61c69362, 0x7198540d, 0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9,
        0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75,
    };
    for (size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        crc = (crc >> 4) ^ nibbles[crc & 15];
        crc = (crc >> 4) ^ nibbles[crc & 15];
    }
    return crc;
}

#if defined(__x86_64__)

__attribute__((target("sse4.2"))) static inline uint32_t cl_crc32c_step_hardware(
    uint32_t crc, const uint8_t *bytes, size_t count) {
    uint64_t wide = crc;
    for (; count >= 8; bytes += 8, count -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        wide = __builtin_ia32_crc32di(wide, word);
    }
    crc = (uint32_t)wide;
    if (count & 4) {
        uint32_t word;
        memcpy(&word, bytes, 4);
        crc = __builtin_ia32_crc32si(crc, word);
        bytes += 4;
    }
    for (count &= 3; count > 0; bytes++, count--) crc = __builtin_ia32_crc32qi(crc, *bytes);
    return crc;
}

/// The compiler's runtime asks the processor once and keeps the answer.
static inline int cl_crc32c_has_hardware(void) { return __builtin_cpu_supports("sse4.2"); }

#elif defined(__aarch64__)

#if defined(__ARM_FEATURE_CRC32)
#define CL_TARGET_CRC
#else
#define CL_TARGET_CRC __attribute__((target("crc")))
#endif

CL_TARGET_CRC static inline uint32_t cl_crc32c_step_hardware(
    uint32_t crc, const uint8_t *bytes, size_t count) {
    for (; count >= 8; bytes += 8, count -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        crc = __builtin_arm_crc32cd(crc, word);
    }
    if (count & 4) {
        uint32_t word;
        memcpy(&word, bytes, 4);
        crc = __builtin_arm_crc32cw(crc, word);
        bytes += 4;
    }
    for (count &= 3; count > 0; bytes++, count--) crc = __builtin_arm_crc32cb(crc, *bytes);
    return crc;
}

static inline int cl_crc32c_has_hardware(void) {
#if defined(__ARM_FEATURE_CRC32)
    return 1;
#elif defined(__linux__)
    return (getauxval(AT_HWCAP) & (1UL << 7)) != 0;  // HWCAP_CRC32; the call reads a variable.
#else
    return 0;
#endif
}

#else

static inline uint32_t cl_crc32c_step_hardware(uint32_t crc, const uint8_t *bytes, size_t count) {
    return cl_crc32c_step_portable(crc, bytes, count);
}

static inline int cl_crc32c_has_hardware(void) { return 0; }

#endif

/// The CRC-32C of `count` bytes, continuing from the checksum `seed` of the bytes before; 0 starts.
static inline uint32_t cl_crc32c(uint32_t seed, const uint8_t *bytes, size_t count) {
    return cl_crc32c_has_hardware() ? ~cl_crc32c_step_hardware(~seed, bytes, count)
                                    : ~cl_crc32c_step_portable(~seed, bytes, count);
}

/// The CRC-32C of the eight bytes of `key`, highest first, and of the `count` bytes behind them.
static inline uint32_t cl_crc32c_under(uint64_t key, const uint8_t *bytes, size_t count) {
    uint8_t first[8];
    for (int i = 0; i < 8; i++) first[i] = (uint8_t)(key >> (56 - 8 * i));
    if (!cl_crc32c_has_hardware()) return cl_crc32c(cl_crc32c(0, first, 8), bytes, count);
    return ~cl_crc32c_step_hardware(cl_crc32c_step_hardware(~0u, first, 8), bytes, count);
}

/// The same without the instruction, for the tests to compare.
static inline uint32_t cl_crc32c_portable(uint32_t seed, const uint8_t *bytes, size_t count) {
    return ~cl_crc32c_step_portable(~seed, bytes, count);
}

// MARK: Reading ahead

/// Asks for the `count` bytes before `bytes` to be brought near, and does not wait for them; it is no
/// access, and may point anywhere.
static inline void cl_prefetch_before(const void *bytes, size_t count) {
    const char *at = (const char *)bytes;
    for (size_t distance = 64; distance < count + 64; distance += 64)
        __builtin_prefetch(at - distance);
}

// MARK: Locks, threads, files

#if defined(__linux__) && !defined(F_OFD_SETLK)
#define F_OFD_SETLK 37  // <fcntl.h> shows it under _GNU_SOURCE only.
#endif

/// Takes, or changes to, a lock of this open file description; returns EWOULDBLOCK when another
/// holds one in the way. Never waits.
static inline int cl_lock(int descriptor, int exclusive) {
#if defined(F_OFD_SETLK)
    struct flock lock;
    memset(&lock, 0, sizeof lock);
    lock.l_type = exclusive ? F_WRLCK : F_RDLCK;
    lock.l_whence = SEEK_SET;
    if (fcntl(descriptor, F_OFD_SETLK, &lock) == 0) return 0;
    return errno == EACCES || errno == EAGAIN ? EWOULDBLOCK : errno;
#else
    // Belongs to the open file description too, which is all that is asked of it.
    return flock(descriptor, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 ? 0 : errno;
#endif
}

/// A number no other live thread of this process has.
static inline uintptr_t cl_current_thread(void) { return (uintptr_t)pthread_self(); }

/// Makes a descriptor end with exec.
static inline int cl_close_on_exec(int descriptor) {
    int flags = fcntl(descriptor, F_GETFD);
    if (flags < 0) return errno;
    return fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC) == 0 ? 0 : errno;
}

/// Writes a file or directory through to the disk, past the drive's own cache where there is a way.
static inline int cl_sync(int descriptor) {
#if defined(F_FULLFSYNC)
    if (fcntl(descriptor, F_FULLFSYNC) == 0) return 0;
#endif
    return fsync(descriptor) == 0 ? 0 : errno;
}

/// Renames within one directory; returns EEXIST rather than replace anything.
static inline int cl_rename_new(int directory, const char *from, const char *to) {
#if defined(__linux__) && defined(SYS_renameat2)
    if (syscall(SYS_renameat2, directory, from, directory, to, 1 /* RENAME_NOREPLACE */) == 0)
        return 0;
    if (errno != ENOSYS && errno != EINVAL) return errno;
#elif defined(__APPLE__)
    if (renameatx_np(directory, from, directory, to, RENAME_EXCL) == 0) return 0;
    if (errno != ENOTSUP) return errno;
#endif
    // Filesystems without the flag: a directory still never replaces one that has files in it.
    if (renameat(directory, from, directory, to) == 0) return 0;
    return errno == ENOTEMPTY || errno == ENOTDIR ? EEXIST : errno;
}

/// Which file has that name; a symbolic link is not followed. Returns ENOENT when none has it.
///
/// It asks for nothing else. Where times were asked for, Linux 6.13 and later note the next write to
/// the nanosecond, and a commit has a block more to sync.
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

/// How many snapshots are being read now, in all processes. LMDB tells it as lines of text only.
static inline unsigned cl_readers_in_use(MDB_env *environment) {
    unsigned count = 0;
    mdb_reader_list(environment, cl_count_reader_line, &count);
    return count;
}

// MARK: For tests

/// fork(), which Swift hides for good reason; only the test of what we do after a fork calls it.
static inline pid_t cl_fork_for_tests(void) { return fork(); }

#endif
