internal import EventSourcing

/// The oversight of a case as it stands.
struct RecordedOversight: Hashable, Sendable {
    /// Whether it was sufficient as a whole; `nil` when only aspects were judged.
    let overall: Answer?
    let aspects: [OversightAspect: Answer]
    /// Where it was last judged.
    let position: Position
    let origin: Origin
}
