// One import is enough for an embedding program: the words of inspections and of events come with
// it. The underscore is the price of that; nothing else here depends on it.
@_exported public import CaseQuality
@_exported public import CaseQualityCoding
@_exported public import EventSourcing
