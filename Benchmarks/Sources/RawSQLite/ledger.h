#ifndef CASELEDGER_RAW_SQLITE_LEDGER_H
#define CASELEDGER_RAW_SQLITE_LEDGER_H

#include <sqlite3.h>

#include "RawSQLite.h"

// The prepared query of guards with one shape.
typedef struct Guard {
    int has_stream;
    uint32_t tag_count;
    uint32_t type_count;
    sqlite3_stmt *statement;
    struct Guard *next;
} Guard;

// A stream that the transaction appends to; it is read once and written once.
typedef struct {
    RawSQLiteName name;
    // The number; 0 for a stream that does not exist yet.
    sqlite3_int64 number;
    sqlite3_int64 sequence;
    int is_known;
    int is_changed;
} Stream;

struct RawSQLite {
    sqlite3 *database;
    sqlite3_stmt *begin;
    sqlite3_stmt *commit;
    sqlite3_stmt *rollback;
    sqlite3_stmt *find_stream;
    sqlite3_stmt *add_stream;
    sqlite3_stmt *end_stream;
    sqlite3_stmt *add_event;
    sqlite3_stmt *add_tag;
    Guard *guards;
    Stream stream;
};

// Prepares a statement for repeated use.
int raw_sqlite_prepare(RawSQLite *ledger, const char *sql, sqlite3_stmt **statement);

#endif
