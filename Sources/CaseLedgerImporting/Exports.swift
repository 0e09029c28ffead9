// An importer adds to a ledger: whoever imports it has the ledger's words with it. The underscore is the
// price of that; nothing else here depends on it.
@_exported public import CaseLedger
