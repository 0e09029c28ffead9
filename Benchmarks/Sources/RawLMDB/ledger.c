#include "ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "checksum.h"

const char *raw_message(int status) { return mdb_strerror(status); }

const char *raw_version(void) { return mdb_version(NULL, NULL, NULL); }

static int open_table(RawLedger *ledger, const char *table, int create) {
    MDB_txn *transaction;
    int status = mdb_txn_begin(ledger->environment, NULL, create ? 0 : MDB_RDONLY, &transaction);
    if (status != 0) return status;
    status = mdb_dbi_open(transaction, table, create ? MDB_CREATE : 0, &ledger->table);
    if (status != 0) {
        mdb_txn_abort(transaction);
        return status;
    }
    return mdb_txn_commit(transaction);
}

int raw_open(const char *path, const char *table, int create, RawLedger **opened) {
    RawLedger *ledger = calloc(1, sizeof *ledger);
    if (ledger == NULL) return ENOMEM;
    int status = mdb_env_create(&ledger->environment);
    if (status != 0) {
        free(ledger);
        return status;
    }
    // This reserves addresses only, so that the map never has to grow.
    status = mdb_env_set_mapsize(ledger->environment, (size_t)64 << 30);
    if (status == 0) status = mdb_env_set_maxdbs(ledger->environment, 32);
    if (status == 0) status = mdb_env_open(ledger->environment, path, MDB_NOTLS, 0600);
    if (status == 0) status = open_table(ledger, table, create);
    if (status != 0) {
        raw_close(ledger);
        return status;
    }
    *opened = ledger;
    return 0;
}

void raw_close(RawLedger *ledger) {
    mdb_env_close(ledger->environment);
    free(ledger);
}

int raw_append(
    RawLedger *ledger, uint64_t first, const uint8_t *bytes, const size_t *offsets, size_t count) {
    MDB_txn *transaction;
    int status = mdb_txn_begin(ledger->environment, NULL, 0, &transaction);
    if (status != 0) return status;
    for (size_t i = 0; i < count; i++) {
        uint64_t position = __builtin_bswap64(first + i);
        MDB_val key = {sizeof position, &position};
        MDB_val value = {offsets[i + 1] - offsets[i], (void *)(bytes + offsets[i])};
        status = mdb_put(transaction, ledger->table, &key, &value, MDB_APPEND);
        if (status != 0) {
            mdb_txn_abort(transaction);
            return status;
        }
    }
    return mdb_txn_commit(transaction);
}

int raw_each(
    RawLedger *ledger, int (*visit)(const MDB_val *key, const MDB_val *value, void *context),
    void *context) {
    MDB_txn *transaction;
    int status = mdb_txn_begin(ledger->environment, NULL, MDB_RDONLY, &transaction);
    if (status != 0) return status;
    MDB_cursor *cursor;
    status = mdb_cursor_open(transaction, ledger->table, &cursor);
    if (status == 0) {
        MDB_val key, value;
        while ((status = mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) == 0) {
            status = visit(&key, &value, context);
            if (status != 0) break;
        }
        if (status == MDB_NOTFOUND) status = 0;
        mdb_cursor_close(cursor);
    }
    mdb_txn_abort(transaction);
    return status;
}

static int add_size(const MDB_val *key, const MDB_val *value, void *context) {
    (void)key;
    uint64_t *sums = context;
    sums[0] += 1;
    sums[1] += value->mv_size;
    return 0;
}

int raw_size(RawLedger *ledger, uint64_t *records, uint64_t *bytes) {
    uint64_t sums[2] = {0, 0};
    int status = raw_each(ledger, add_size, sums);
    *records = sums[0];
    *bytes = sums[1];
    return status;
}

typedef struct {
    uint8_t *bytes;
    size_t *offsets;
    size_t end;
} Copy;

static int copy_record(const MDB_val *key, const MDB_val *value, void *context) {
    (void)key;
    Copy *copy = context;
    memcpy(copy->bytes + copy->end, value->mv_data, value->mv_size);
    *copy->offsets++ = copy->end;
    copy->end += value->mv_size;
    return 0;
}

int raw_copy(RawLedger *ledger, uint8_t *bytes, size_t *offsets) {
    Copy copy = {bytes, offsets, 0};
    int status = raw_each(ledger, copy_record, &copy);
    *copy.offsets = copy.end;
    return status;
}

int raw_scan(RawLedger *ledger, int ahead, RawScan *found) {
    memset(found, 0, sizeof *found);
    MDB_txn *transaction;
    int status = mdb_txn_begin(ledger->environment, NULL, MDB_RDONLY, &transaction);
    if (status != 0) return status;
    MDB_cursor *cursor;
    status = mdb_cursor_open(transaction, ledger->table, &cursor);
    if (status == 0) {
        MDB_val key, value;
        while ((status = mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) == 0) {
            if (ahead)
                for (size_t distance = 64; distance < key.mv_size + value.mv_size + 64;
                     distance += 64)
                    __builtin_prefetch((const char *)key.mv_data - distance);
            found->records += 1;
            found->bytes += value.mv_size;
            found->mismatches += !raw_record_fits(
                key.mv_data, key.mv_size, value.mv_data, value.mv_size);
        }
        if (status == MDB_NOTFOUND) status = 0;
        mdb_cursor_close(cursor);
    }
    mdb_txn_abort(transaction);
    return status;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int raw_sync_rate(const char *path, size_t count, double *seconds) {
    static const char page[4096];
    int descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY, 0600);
    if (descriptor < 0) return errno;
    int status = 0;
    double start = now();
    for (size_t i = 0; i < count && status == 0; i++) {
        if (write(descriptor, page, sizeof page) != (ssize_t)sizeof page) status = errno;
#if defined(__APPLE__)
        else if (fcntl(descriptor, F_FULLFSYNC) != 0) status = errno;
#else
        else if (fdatasync(descriptor) != 0) status = errno;
#endif
    }
    *seconds = now() - start;
    close(descriptor);
    unlink(path);
    return status;
}

void raw_give_back_memory(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}
