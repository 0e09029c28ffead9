// The limit that the store is measured against: LMDB in C, with records and nothing else.
//
// Functions return 0, an errno, or a status of LMDB; see raw_message.

#ifndef CASELEDGER_RAW_LMDB_H
#define CASELEDGER_RAW_LMDB_H

#include <stddef.h>
#include <stdint.h>

typedef struct RawLedger RawLedger;

/// What a status means.
const char *raw_message(int status);

/// The version of LMDB: "LMDB 0.9.24: (July 24, 2019)".
const char *raw_version(void);

/// Opens the environment in the directory `path`, with the flags of the store: NOTLS and no other.
///
/// `table` is created when `create` is not 0; the directory must exist. A process must not open a
/// file that it has open already.
int raw_open(const char *path, const char *table, int create, RawLedger **ledger);

void raw_close(RawLedger *ledger);

/// Appends `count` records in one durable transaction, at the positions from `first` on.
///
/// Record i is the bytes from offsets[i] to offsets[i + 1].
int raw_append(
    RawLedger *ledger, uint64_t first, const uint8_t *bytes, const size_t *offsets, size_t count);

/// How many records the table has, and how many bytes they are together.
int raw_size(RawLedger *ledger, uint64_t *records, uint64_t *bytes);

/// Copies all records, in order, to `bytes`, and where each begins, and the last ends, to `offsets`;
/// the sizes of both are known from raw_size.
int raw_copy(RawLedger *ledger, uint8_t *bytes, size_t *offsets);

/// What a scan found: records, the bytes in them, and how many do not fit their checksum.
typedef struct {
    uint64_t records;
    uint64_t bytes;
    uint64_t mismatches;
} RawScan;

/// Gives the system back what was freed, where the allocator can.
void raw_give_back_memory(void);

/// Goes over all records with one cursor and computes the CRC-32C of each; where `ahead` is not 0, it
/// asks for the bytes that the next one is most likely in before it looks at one.
int raw_scan(RawLedger *ledger, int ahead, RawScan *found);

/// The key questions of an edition: id, standard and domain of each, by index.
typedef struct {
    const char *const *questions;
    const uint32_t *standards;
    const char *const *domains;
    size_t count;
    size_t standard_count;
    /// The lowest whole percentage of each band, ascending; at most 8.
    const uint32_t *bands;
    size_t band_count;
} RawFramework;

/// What a fold of all inspections found.
typedef struct {
    uint64_t records;
    uint64_t mismatches;
    /// Judgements and corrections that were decoded, of key questions and of prompts.
    uint64_t judgements;
    /// How often the score of a key question changed: as many rows of history.
    uint64_t scores;
    /// How often the lowest band of a standard changed.
    uint64_t ratings;
    /// Answers that stand at the end, in cases that count.
    uint64_t yes;
    uint64_t no;
    uint64_t not_applicable;
} RawFold;

/// Goes over all records with one cursor, checks each, decodes it and folds the scores and ratings of
/// every inspection.
int raw_fold(RawLedger *ledger, const RawFramework *framework, RawFold *found);

/// Appends 4 KiB to a new file at `path` and syncs it (fdatasync), `count` times; removes the file.
///
/// `seconds` is how long that took, without creating and removing.
int raw_sync_rate(const char *path, size_t count, double *seconds);

#endif
