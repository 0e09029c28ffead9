// An event store in C on SQLite: events and tags in tables, guards in the same transaction.
//
// Functions return 0, a result code of SQLite, or one of the codes below; see raw_sqlite_message.

#ifndef CASELEDGER_RAW_SQLITE_H
#define CASELEDGER_RAW_SQLITE_H

#include <stddef.h>
#include <stdint.h>

typedef struct RawSQLite RawSQLite;

/// An event that matches a guard came after the position of the guard.
#define RAW_SQLITE_CONFLICT (-1)
/// The file has another journal mode, or less durability, than requested.
#define RAW_SQLITE_NOT_DURABLE (-2)
/// The positions of the records have gaps.
#define RAW_SQLITE_GAP (-3)

/// The message of a status.
const char *raw_sqlite_message(int status);

/// The version of SQLite: "3.40.1".
const char *raw_sqlite_version(void);

// MARK: - The SQL, which the other SQLite contender also uses

/// A statement; its parameters are in the order of the question marks.
typedef enum {
    /// Several statements: write-ahead log, a sync for each commit, and the page cache.
    RAW_SQLITE_SETTINGS,
    /// Several statements: the tables and indexes.
    RAW_SQLITE_TABLES,
    /// Number and last sequence of a stream, by name.
    RAW_SQLITE_FIND_STREAM,
    /// A new stream: name.
    RAW_SQLITE_ADD_STREAM,
    /// The last sequence of a stream: sequence, number.
    RAW_SQLITE_END_STREAM,
    /// An event: stream, sequence, type, record. Its position is the last inserted row id.
    RAW_SQLITE_ADD_EVENT,
    /// A tag: stream, tag, position.
    RAW_SQLITE_ADD_TAG,
} RawSQLiteStatement;

/// The SQL text of a statement.
const char *raw_sqlite_text(RawSQLiteStatement statement);

/// Writes the query for an event after a position that matches a guard of this shape to `sql`.
///
/// Its parameters: the stream if `has_stream`, the first tag if there is one, the position, the
/// other tags, the types.
///
/// Returns the length without the final zero; when it is `capacity` or more, `sql` is truncated.
size_t raw_sqlite_guard(
    int has_stream, size_t tag_count, size_t type_count, char *sql, size_t capacity);

// MARK: - A ledger

/// Opens the file at `path`; creates it with its tables when `create` is not 0.
int raw_sqlite_open(const char *path, int create, RawSQLite **ledger);

void raw_sqlite_close(RawSQLite *ledger);

/// A text: a range of RawSQLiteCommands.bytes.
typedef struct {
    uint32_t start;
    uint32_t size;
} RawSQLiteName;

/// A range of an array of RawSQLiteCommands.
typedef struct {
    uint32_t first;
    uint32_t count;
} RawSQLiteRange;

/// The events that conflict: of this stream, of one of these types, with all of these tags.
typedef struct {
    /// Whether `stream` is a condition.
    int has_stream;
    RawSQLiteName stream;
    /// A range of `names`; an empty range means any type.
    RawSQLiteRange types;
    /// A range of `names`; an empty range means no condition.
    RawSQLiteRange tags;
} RawSQLiteClause;

typedef struct {
    RawSQLiteName type;
    /// A range of `names`.
    RawSQLiteRange tags;
} RawSQLiteEvent;

typedef struct {
    RawSQLiteName stream;
    /// The command is refused when an event after this position matches one of its clauses.
    uint64_t observed;
    RawSQLiteRange clauses;
    /// A range of `events`; the record of each event has the same index.
    RawSQLiteRange events;
} RawSQLiteCommand;

/// Commands with their events and records.
typedef struct {
    const uint8_t *bytes;
    const RawSQLiteName *names;
    const RawSQLiteClause *clauses;
    const RawSQLiteEvent *events;
    const RawSQLiteCommand *commands;
    const uint8_t *records;
    /// Record i is the bytes from offsets[i] to offsets[i + 1].
    const size_t *offsets;
} RawSQLiteCommands;

/// Appends `count` commands from `first` in one durable transaction, each with its guard.
///
/// Returns RAW_SQLITE_CONFLICT when a guard refuses. Nothing is then written.
int raw_sqlite_append(
    RawSQLite *ledger, const RawSQLiteCommands *all, size_t first, size_t count);

/// Returns the number of records in the ledger, and of their bytes.
int raw_sqlite_size(RawSQLite *ledger, uint64_t *records, uint64_t *bytes);

/// Copies all records, in order, to `bytes`, and their offsets to `offsets`.
///
/// The last offset is the end of the last record. raw_sqlite_size returns the sizes of both.
int raw_sqlite_copy(RawSQLite *ledger, uint8_t *bytes, size_t *offsets);

#endif
