#include "ledger.h"

#include <stdlib.h>
#include <string.h>

const char *raw_sqlite_message(int status) {
    switch (status) {
    case RAW_SQLITE_CONFLICT: return "a later event matches the query of the guard";
    case RAW_SQLITE_NOT_DURABLE: return "the journal mode or the sync setting is wrong";
    case RAW_SQLITE_GAP: return "the positions have gaps";
    default: return sqlite3_errstr(status);
    }
}

const char *raw_sqlite_version(void) { return sqlite3_libversion(); }

int raw_sqlite_prepare(RawSQLite *ledger, const char *sql, sqlite3_stmt **statement) {
    return sqlite3_prepare_v3(
        ledger->database, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
}

// Checks the settings of the database, because SQLite ignores some values without an error.
static int check_settings(RawSQLite *ledger) {
    static const char *const questions[] = {"PRAGMA journal_mode", "PRAGMA synchronous"};
    static const char *const answers[] = {"wal", "2"};
    for (int i = 0; i < 2; i++) {
        sqlite3_stmt *statement;
        int status = sqlite3_prepare_v2(ledger->database, questions[i], -1, &statement, NULL);
        if (status != SQLITE_OK) return status;
        status = sqlite3_step(statement);
        if (status == SQLITE_ROW) {
            const char *answer = (const char *)sqlite3_column_text(statement, 0);
            int is_as_asked = answer != NULL && strcmp(answer, answers[i]) == 0;
            status = is_as_asked ? SQLITE_OK : RAW_SQLITE_NOT_DURABLE;
        }
        sqlite3_finalize(statement);
        if (status != SQLITE_OK) return status;
    }
    return SQLITE_OK;
}

static int execute(RawSQLite *ledger, const char *sql) {
    return sqlite3_exec(ledger->database, sql, NULL, NULL, NULL);
}

static int prepare_all(RawSQLite *ledger) {
    const struct {
        const char *sql;
        sqlite3_stmt **statement;
    } all[] = {
        {"BEGIN IMMEDIATE", &ledger->begin},
        {"COMMIT", &ledger->commit},
        {"ROLLBACK", &ledger->rollback},
        {raw_sqlite_text(RAW_SQLITE_FIND_STREAM), &ledger->find_stream},
        {raw_sqlite_text(RAW_SQLITE_ADD_STREAM), &ledger->add_stream},
        {raw_sqlite_text(RAW_SQLITE_END_STREAM), &ledger->end_stream},
        {raw_sqlite_text(RAW_SQLITE_ADD_EVENT), &ledger->add_event},
        {raw_sqlite_text(RAW_SQLITE_ADD_TAG), &ledger->add_tag},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        int status = raw_sqlite_prepare(ledger, all[i].sql, all[i].statement);
        if (status != SQLITE_OK) return status;
    }
    return SQLITE_OK;
}

int raw_sqlite_open(const char *path, int create, RawSQLite **opened) {
    RawSQLite *ledger = calloc(1, sizeof *ledger);
    if (ledger == NULL) return SQLITE_NOMEM;
    // One thread uses the connection at a time, so SQLite need not lock.
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
    int status = sqlite3_open_v2(path, &ledger->database, flags, NULL);
    if (status == SQLITE_OK) status = execute(ledger, raw_sqlite_text(RAW_SQLITE_SETTINGS));
    if (status == SQLITE_OK) status = check_settings(ledger);
    if (status == SQLITE_OK && create) status = execute(ledger, raw_sqlite_text(RAW_SQLITE_TABLES));
    if (status == SQLITE_OK) status = prepare_all(ledger);
    if (status != SQLITE_OK) {
        raw_sqlite_close(ledger);
        return status;
    }
    *opened = ledger;
    return SQLITE_OK;
}

void raw_sqlite_close(RawSQLite *ledger) {
    // SQLite also lists the statements of the guards.
    sqlite3_stmt *statement;
    while ((statement = sqlite3_next_stmt(ledger->database, NULL)) != NULL)
        sqlite3_finalize(statement);
    while (ledger->guards != NULL) {
        Guard *guard = ledger->guards;
        ledger->guards = guard->next;
        free(guard);
    }
    sqlite3_close(ledger->database);
    free(ledger);
}

int raw_sqlite_size(RawSQLite *ledger, uint64_t *records, uint64_t *bytes) {
    sqlite3_stmt *statement;
    int status = sqlite3_prepare_v2(
        ledger->database, "SELECT count(*), ifnull(sum(length(record)), 0) FROM events", -1,
        &statement, NULL);
    if (status != SQLITE_OK) return status;
    status = sqlite3_step(statement);
    if (status == SQLITE_ROW) {
        *records = (uint64_t)sqlite3_column_int64(statement, 0);
        *bytes = (uint64_t)sqlite3_column_int64(statement, 1);
        status = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    return status;
}

int raw_sqlite_copy(RawSQLite *ledger, uint8_t *bytes, size_t *offsets) {
    sqlite3_stmt *statement;
    int status = sqlite3_prepare_v2(
        ledger->database, "SELECT position, record FROM events ORDER BY position", -1, &statement,
        NULL);
    if (status != SQLITE_OK) return status;
    size_t end = 0;
    sqlite3_int64 position = 0;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
        if (sqlite3_column_int64(statement, 0) != ++position) {
            status = RAW_SQLITE_GAP;
            break;
        }
        const void *record = sqlite3_column_blob(statement, 1);
        size_t size = (size_t)sqlite3_column_bytes(statement, 1);
        if (size > 0) memcpy(bytes + end, record, size);
        *offsets++ = end;
        end += size;
    }
    *offsets = end;
    sqlite3_finalize(statement);
    return status == SQLITE_DONE ? SQLITE_OK : status;
}
