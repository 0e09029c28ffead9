#ifndef CASELEDGER_RAW_LEDGER_H
#define CASELEDGER_RAW_LEDGER_H

#include <lmdb.h>

#include "RawLMDB.h"

struct RawLedger {
    MDB_env *environment;
    MDB_dbi table;
};

/// Calls `visit` with every record, in order; stops at the first status that is not 0.
int raw_each(
    RawLedger *ledger, int (*visit)(const MDB_val *key, const MDB_val *value, void *context),
    void *context);

#endif
