#include <stdlib.h>
#include <string.h>

#include "ledger.h"

// Runs a statement to its end, and resets it for the next use.
static int run(sqlite3_stmt *statement) {
    int status = sqlite3_step(statement);
    int reset = sqlite3_reset(statement);
    return status == SQLITE_DONE || status == SQLITE_ROW ? SQLITE_OK : reset ? reset : status;
}

// The bytes outlive every use of the statement, so SQLite need not copy them.
static void bind_name(
    sqlite3_stmt *statement, int index, const RawSQLiteCommands *all, RawSQLiteName name) {
    sqlite3_bind_text(
        statement, index, (const char *)all->bytes + name.start, (int)name.size, SQLITE_STATIC);
}

static int is_same(const RawSQLiteCommands *all, RawSQLiteName one, RawSQLiteName other) {
    return one.size == other.size &&
           (one.start == other.start ||
            memcmp(all->bytes + one.start, all->bytes + other.start, one.size) == 0);
}

// MARK: - Streams

static int end_stream(RawSQLite *ledger) {
    if (!ledger->stream.is_changed) return SQLITE_OK;
    sqlite3_bind_int64(ledger->end_stream, 1, ledger->stream.sequence);
    sqlite3_bind_int64(ledger->end_stream, 2, ledger->stream.number);
    ledger->stream.is_changed = 0;
    return run(ledger->end_stream);
}

// Reads number and sequence; both are 0 for a stream that does not exist yet.
static int read_stream(
    RawSQLite *ledger, const RawSQLiteCommands *all, RawSQLiteName name, Stream *found) {
    *found = (Stream){.name = name, .is_known = 1};
    bind_name(ledger->find_stream, 1, all, name);
    int status = sqlite3_step(ledger->find_stream);
    if (status == SQLITE_ROW) {
        found->number = sqlite3_column_int64(ledger->find_stream, 0);
        found->sequence = sqlite3_column_int64(ledger->find_stream, 1);
    }
    sqlite3_reset(ledger->find_stream);
    return status == SQLITE_ROW || status == SQLITE_DONE ? SQLITE_OK : status;
}

// Makes a stream the current one of the transaction.
static int enter_stream(RawSQLite *ledger, const RawSQLiteCommands *all, RawSQLiteName name) {
    if (ledger->stream.is_known && is_same(all, ledger->stream.name, name)) return SQLITE_OK;
    int status = end_stream(ledger);
    return status != SQLITE_OK ? status : read_stream(ledger, all, name, &ledger->stream);
}

static int number_of_stream(
    RawSQLite *ledger, const RawSQLiteCommands *all, RawSQLiteName name, sqlite3_int64 *number) {
    if (is_same(all, ledger->stream.name, name)) {
        *number = ledger->stream.number;
        return SQLITE_OK;
    }
    Stream other;
    int status = read_stream(ledger, all, name, &other);
    *number = other.number;
    return status;
}

// MARK: - Guards

// Returns the prepared query for guards of this shape, and prepares it at its first use.
static int find_guard(RawSQLite *ledger, const RawSQLiteClause *clause, sqlite3_stmt **statement) {
    for (Guard *guard = ledger->guards; guard != NULL; guard = guard->next)
        if (guard->has_stream == clause->has_stream && guard->tag_count == clause->tags.count &&
            guard->type_count == clause->types.count) {
            *statement = guard->statement;
            return SQLITE_OK;
        }
    char sql[4096];
    size_t size = raw_sqlite_guard(
        clause->has_stream, clause->tags.count, clause->types.count, sql, sizeof sql);
    if (size >= sizeof sql) return SQLITE_TOOBIG;
    Guard *guard = calloc(1, sizeof *guard);
    if (guard == NULL) return SQLITE_NOMEM;
    int status = raw_sqlite_prepare(ledger, sql, &guard->statement);
    if (status != SQLITE_OK) {
        free(guard);
        return status;
    }
    guard->has_stream = clause->has_stream;
    guard->tag_count = clause->tags.count;
    guard->type_count = clause->types.count;
    guard->next = ledger->guards;
    ledger->guards = guard;
    *statement = guard->statement;
    return SQLITE_OK;
}

// Refuses the command when an event after the position matches the clause.
static int check_clause(
    RawSQLite *ledger, const RawSQLiteCommands *all, const RawSQLiteClause *clause,
    uint64_t observed) {
    sqlite3_stmt *statement;
    int status = find_guard(ledger, clause, &statement);
    if (status != SQLITE_OK) return status;
    int index = 1;
    if (clause->has_stream) {
        sqlite3_int64 number;
        status = number_of_stream(ledger, all, clause->stream, &number);
        if (status != SQLITE_OK) return status;
        // A stream without events cannot conflict.
        if (number == 0) return SQLITE_OK;
        sqlite3_bind_int64(statement, index++, number);
    }
    const RawSQLiteName *tags = all->names + clause->tags.first;
    if (clause->tags.count > 0) bind_name(statement, index++, all, tags[0]);
    sqlite3_bind_int64(statement, index++, (sqlite3_int64)observed);
    for (uint32_t i = 1; i < clause->tags.count; i++) bind_name(statement, index++, all, tags[i]);
    for (uint32_t i = 0; i < clause->types.count; i++)
        bind_name(statement, index++, all, all->names[clause->types.first + i]);
    status = sqlite3_step(statement);
    sqlite3_reset(statement);
    return status == SQLITE_ROW ? RAW_SQLITE_CONFLICT : status == SQLITE_DONE ? SQLITE_OK : status;
}

// MARK: - Appending

static int add_event(RawSQLite *ledger, const RawSQLiteCommands *all, uint32_t index) {
    const RawSQLiteEvent *event = all->events + index;
    sqlite3_stmt *statement = ledger->add_event;
    sqlite3_bind_int64(statement, 1, ledger->stream.number);
    sqlite3_bind_int64(statement, 2, ++ledger->stream.sequence);
    ledger->stream.is_changed = 1;
    bind_name(statement, 3, all, event->type);
    sqlite3_bind_blob64(
        statement, 4, all->records + all->offsets[index],
        all->offsets[index + 1] - all->offsets[index], SQLITE_STATIC);
    int status = run(statement);
    if (status != SQLITE_OK) return status;
    sqlite3_int64 position = sqlite3_last_insert_rowid(ledger->database);
    for (uint32_t i = 0; i < event->tags.count && status == SQLITE_OK; i++) {
        sqlite3_bind_int64(ledger->add_tag, 1, ledger->stream.number);
        bind_name(ledger->add_tag, 2, all, all->names[event->tags.first + i]);
        sqlite3_bind_int64(ledger->add_tag, 3, position);
        status = run(ledger->add_tag);
    }
    return status;
}

static int add_command(
    RawSQLite *ledger, const RawSQLiteCommands *all, const RawSQLiteCommand *command) {
    int status = enter_stream(ledger, all, command->stream);
    for (uint32_t i = 0; i < command->clauses.count && status == SQLITE_OK; i++)
        status = check_clause(
            ledger, all, all->clauses + command->clauses.first + i, command->observed);
    if (status == SQLITE_OK && ledger->stream.number == 0) {
        bind_name(ledger->add_stream, 1, all, command->stream);
        status = run(ledger->add_stream);
        ledger->stream.number = sqlite3_last_insert_rowid(ledger->database);
    }
    for (uint32_t i = 0; i < command->events.count && status == SQLITE_OK; i++)
        status = add_event(ledger, all, command->events.first + i);
    return status;
}

int raw_sqlite_append(
    RawSQLite *ledger, const RawSQLiteCommands *all, size_t first, size_t count) {
    // Another process may have appended to the stream since the last read.
    ledger->stream = (Stream){0};
    int status = run(ledger->begin);
    if (status != SQLITE_OK) return status;
    for (size_t i = first; i < first + count && status == SQLITE_OK; i++)
        status = add_command(ledger, all, all->commands + i);
    if (status == SQLITE_OK) status = end_stream(ledger);
    if (status == SQLITE_OK) status = run(ledger->commit);
    if (status != SQLITE_OK) run(ledger->rollback);
    return status;
}
