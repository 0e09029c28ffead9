// The upper limit for the store: LMDB in C, with records only.
//
// Functions return 0, an errno, or a status of LMDB; see raw_message.

#ifndef CASELEDGER_RAW_LMDB_H
#define CASELEDGER_RAW_LMDB_H

#include <stddef.h>
#include <stdint.h>

typedef struct RawLedger RawLedger;

/// The message of a status.
const char *raw_message(int status);

/// The version of LMDB: "LMDB 0.9.24: (July 24, 2019)".
const char *raw_version(void);

/// Opens the environment in the directory `path`, with the flag of the store: NOTLS only.
///
/// `table` is created when `create` is not 0; the directory must exist. A process must not open a
/// file twice.
int raw_open(const char *path, const char *table, int create, RawLedger **ledger);

void raw_close(RawLedger *ledger);

/// Appends `count` records in one durable transaction, at positions from `first`.
///
/// Record i is the bytes from offsets[i] to offsets[i + 1].
int raw_append(
    RawLedger *ledger, uint64_t first, const uint8_t *bytes, const size_t *offsets, size_t count);

/// Returns the number of records in the table, and of their bytes.
int raw_size(RawLedger *ledger, uint64_t *records, uint64_t *bytes);

/// Copies all records, in order, to `bytes`, and their offsets to `offsets`.
///
/// The last offset is the end of the last record. raw_size returns the sizes of both.
int raw_copy(RawLedger *ledger, uint8_t *bytes, size_t *offsets);

/// The result of a scan: records, their bytes, and records with a wrong checksum.
typedef struct {
    uint64_t records;
    uint64_t bytes;
    uint64_t mismatches;
} RawScan;

/// Returns freed memory to the system, if the allocator supports it.
void raw_give_back_memory(void);

/// Reads all records with one cursor and computes the CRC-32C of each.
///
/// If `ahead` is not 0, it prefetches the likely bytes of the next record first.
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

/// The result of a fold of all inspections.
typedef struct {
    uint64_t records;
    uint64_t mismatches;
    /// The number of decoded judgements and corrections, of key questions and of prompts.
    uint64_t judgements;
    /// The number of changes of key questions' scores, which equals the rows of history.
    uint64_t scores;
    /// The number of changes of standards' lowest bands.
    uint64_t ratings;
    /// The current answers at the end, in cases that count.
    uint64_t yes;
    uint64_t no;
    uint64_t not_applicable;
} RawFold;

/// Reads all records with one cursor, checks and decodes each, and folds all inspections.
///
/// The fold computes the scores and ratings of every inspection.
int raw_fold(RawLedger *ledger, const RawFramework *framework, RawFold *found);

/// Appends 4 KiB to a new file at `path` and syncs it (fdatasync), `count` times.
///
/// It then removes the file. `seconds` is the duration, without creating and removing the file.
int raw_sync_rate(const char *path, size_t count, double *seconds);

#endif
