// An importer adds to a ledger: importing it also imports the ledger's words. The underscore is the
// price of that; nothing else here depends on it.
@_exported public import CaseLedger
