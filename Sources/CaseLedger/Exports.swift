// These exports let an embedding program import CaseLedger alone and use the types of inspections
// and events. `@_exported` is not an official attribute; nothing else in this package depends on
// it.
@_exported public import CaseQuality
@_exported public import CaseQualityCoding
@_exported public import EventSourcing
