// The log of operations: what is written to it, and by whom.

#ifndef CASELEDGER_RECORD_H
#define CASELEDGER_RECORD_H

#include <stdint.h>
#include <sys/types.h>

/// The kinds of entries. Swift's `Operation` reads them: change both.
enum cf_kind {
    /// A folder that existed when the log began: id, other = parent (0 for the root), name.
    CF_OLD_FOLDER = 1,
    /// A file that existed when the log began: id, other = parent, offset = length of the name,
    /// payload = name and content.
    CF_OLD_FILE = 2,
    /// id, other = parent, payload = name.
    CF_CREATE = 3,
    /// id, other = parent, payload = name.
    CF_MAKE_FOLDER = 4,
    /// id, offset, payload = bytes; other = ticket when the write is synced when it returns, or 0.
    CF_WRITE = 5,
    /// id, offset = the new size.
    CF_TRUNCATE = 6,
    /// id, other = ticket.
    CF_SYNC_BEGIN = 7,
    /// id, other = ticket, flags = 1 when it failed.
    CF_SYNC_END = 8,
    /// id = old parent, other = new parent, offset = length of the old name, payload = both names,
    /// flags = those of renameat2.
    CF_RENAME = 9,
    /// other = parent, payload = name.
    CF_UNLINK = 10,
    /// id, other = parent, payload = name.
    CF_LINK = 11,
    /// payload = bytes that the program wrote to its standard output.
    CF_OUTPUT = 12,
};

/// What stands before the payload of an entry; little-endian.
struct cf_entry {
    uint32_t kind;
    uint32_t flags;
    uint64_t id;
    uint64_t other;
    uint64_t offset;
    uint64_t length;
};

/// Appends an entry, if a log was asked for. The caller holds the lock.
void cf_log(
    struct cf_entry entry, const void *first, size_t first_length, const void *second,
    size_t second_length);

/// Whether a log was asked for.
int cf_is_logging(void);

/// A new ticket for a sync.
uint64_t cf_ticket(void);

/// The lock: one operation at a time, in the order of the log.
void cf_lock(void);
void cf_unlock(void);

/// Opens log and folder when the first call arrives. Returns whether this program is watched.
int cf_is_watching(void);

#endif
