// Re-exports the ledger, because every use of an importer needs it.
//
// Only this line uses the underscored attribute.
@_exported public import CaseLedger
