#include <stdarg.h>
#include <stdio.h>

#include "RawSQLite.h"

// The page cache of 256 MiB holds the tables of all compared ledgers. Checkpoints stay at 1,000
// pages: the log is then soon overwritten in place, and a sync of a growing log takes longer.
static const char settings[] =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA cache_size = -262144;";

// The row id of an event is its position: nothing is ever deleted, so SQLite assigns dense
// ascending ids without AUTOINCREMENT. The stream is the first column of tags, as in the guards and
// in the index of the store.
static const char tables[] =
    "CREATE TABLE streams ("
    "    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL);"
    "CREATE TABLE events ("
    "    position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, sequence INTEGER NOT NULL,"
    "    type TEXT NOT NULL, record BLOB NOT NULL);"
    "CREATE INDEX events_of_streams ON events (stream);"
    "CREATE TABLE tags ("
    "    stream INTEGER NOT NULL, tag TEXT NOT NULL, position INTEGER NOT NULL,"
    "    PRIMARY KEY (stream, tag, position)) WITHOUT ROWID;";

const char *raw_sqlite_text(RawSQLiteStatement statement) {
    switch (statement) {
    case RAW_SQLITE_SETTINGS: return settings;
    case RAW_SQLITE_TABLES: return tables;
    case RAW_SQLITE_FIND_STREAM: return "SELECT number, sequence FROM streams WHERE name = ?";
    case RAW_SQLITE_ADD_STREAM: return "INSERT INTO streams (name, sequence) VALUES (?, 0)";
    case RAW_SQLITE_END_STREAM: return "UPDATE streams SET sequence = ? WHERE number = ?";
    case RAW_SQLITE_ADD_EVENT:
        return "INSERT INTO events (stream, sequence, type, record) VALUES (?, ?, ?, ?)";
    case RAW_SQLITE_ADD_TAG: return "INSERT INTO tags (stream, tag, position) VALUES (?, ?, ?)";
    }
    return "";
}

typedef struct {
    char *text;
    size_t capacity;
    size_t size;
} Text;

__attribute__((format(printf, 2, 3))) static void add(Text *sql, const char *format, ...) {
    size_t room = sql->size < sql->capacity ? sql->capacity - sql->size : 0;
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(room ? sql->text + sql->size : NULL, room, format, arguments);
    va_end(arguments);
    if (size > 0) sql->size += (size_t)size;
}

static void add_types(Text *sql, size_t count) {
    add(sql, "type IN (?");
    for (size_t i = 1; i < count; i++) add(sql, ", ?");
    add(sql, ")");
}

// Selects the events of one stream or of all streams.
static void query_events(Text *sql, int has_stream, size_t type_count) {
    add(sql, "SELECT 1 FROM events WHERE %sposition > ?", has_stream ? "stream = ? AND " : "");
    if (type_count > 0) {
        add(sql, " AND ");
        add_types(sql, type_count);
    }
}

// Seeks by the first tag. The other conditions are checked only for the events that the seek finds.
// It finds none unless the guard is about to refuse.
static void query_tags(Text *sql, int has_stream, size_t tag_count, size_t type_count) {
    add(sql, "SELECT 1 FROM tags AS found WHERE stream %s AND tag = ? AND position > ?",
        has_stream ? "= ?" : "IN (SELECT number FROM streams)");
    for (size_t i = 1; i < tag_count; i++)
        add(sql,
            " AND EXISTS (SELECT 1 FROM tags AS other WHERE other.stream = found.stream"
            " AND other.tag = ? AND other.position = found.position)");
    if (type_count > 0) {
        add(sql, " AND EXISTS (SELECT 1 FROM events WHERE events.position = found.position AND ");
        add_types(sql, type_count);
        add(sql, ")");
    }
}

size_t raw_sqlite_guard(
    int has_stream, size_t tag_count, size_t type_count, char *text, size_t capacity) {
    Text sql = {text, capacity, 0};
    if (tag_count > 0)
        query_tags(&sql, has_stream, tag_count, type_count);
    else
        query_events(&sql, has_stream, type_count);
    add(&sql, " LIMIT 1");
    return sql.size;
}
