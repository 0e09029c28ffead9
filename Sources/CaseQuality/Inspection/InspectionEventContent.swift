public import EventSourcing

/// One kind of event: its name on disk, its fields, tags, checks, effect and sentence.
///
/// Each kind is one struct in one file, and a case of ``InspectionEvent``. `.ci/generate-events`
/// generates the lists that need every kind.
package protocol InspectionEventContent: Event {
    /// Every field: the person that it is about, and whether it can be erased.
    static var fields: [FieldPrivacy] { get }

    /// The value that the event sets; the last event of an input decides its value.
    var input: CellInput { get }

    /// Whether the event holds on the effective clock whatever its own time.
    ///
    /// The edition, the announcement and the sample do: only what is judged or decided has a time
    /// on that clock. `nil` if it depends on the content of the event.
    static var holdsAlways: Bool? { get }

    /// Whether this event holds on the effective clock whatever its own time.
    var holdsAlways: Bool { get }

    /// The tags of the event, for queries and guards.
    ///
    /// - Parameters:
    ///   - framework: The inspection's edition; an answer is tagged with the standard of its
    ///     question.
    ///   - provenance: The provenance of the event; a judgement is tagged with its inspector.
    /// - Returns: The tags, each name once.
    func tags(in framework: Framework?, by provenance: Provenance) -> TagValues

    /// Checks that the event may happen now.
    ///
    /// The decision of a command calls this for each event that it makes. A what-if calls it for
    /// each event that it keeps.
    ///
    /// - Throws: ``Refusal``: the rule that was broken, with values, and the next action.
    func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal)

    /// Changes the state of the inspection, except its ratings.
    func evolve(_ inspection: inout Inspection, at occurrence: Occurrence)

    /// The ratings that an event of this kind can change; `nil` for none.
    ///
    /// A decision about a rating depends on these events.
    ///
    /// A type defines this exactly when it implements `evolve` for the ratings. A test compares the
    /// two.
    static var movesRatings: RatingReach? { get }

    /// Changes the inputs of the ratings; only events that can change a rating implement it.
    ///
    /// - Returns: The values that may have changed.
    func evolve(_ basis: inout RatingBasis, at occurrence: Occurrence) -> RatingBasis.Touched

    /// Describes the event in a sentence: actor first, meaning before number, no full stop.
    ///
    /// The sentence has ids, counts and words of the edition, and no text that a person typed.
    ///
    /// - Parameters:
    ///   - framework: The inspection's edition, for titles and labels; ids are used alone without
    ///     it.
    ///   - provenance: The provenance of the event.
    /// - Returns: The sentence.
    func sentence(in framework: Framework?, by provenance: Provenance) -> String

    /// The event as a case of ``InspectionEvent``; generated.
    var event: InspectionEvent { get }
}

extension InspectionEventContent {
    /// The reason why the event may not happen now; `nil` when it may.
    package func refusal(on inspection: Inspection, by provenance: Provenance) -> Refusal? {
        do throws(Refusal) {
            try validate(on: inspection, by: provenance)
            return nil
        } catch { return error }
    }

    /// The default: the event holds from its own time.
    package static var holdsAlways: Bool? { false }

    /// The default: as all events of its type.
    package var holdsAlways: Bool { Self.holdsAlways ?? false }

    /// The default: no rating depends on the event.
    package static var movesRatings: RatingReach? { nil }

    /// The default: no rating depends on the event.
    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched { .nothing }
}

/// The ratings that an event can change, by which a query for one standard finds it.
package enum RatingReach: Hashable, Sendable {
    /// Every rating: the edition, which is registered before anything is rated.
    case edition
    /// The rating of the standard that the event is tagged with.
    case standard
    /// The rating of the standard whose key question the event is tagged with.
    case keyQuestion
    /// The ratings of all standards on cases of the domain that the event is tagged with.
    case domain
    /// No rating of a standard, only what is said beside it: the printed result of the service, or
    /// since when discretion is possible.
    case course
}

extension InspectionEvent {
    /// The event's name on disk.
    public var name: EventName { type(of: content).name }

    /// The value that the event sets.
    package var input: CellInput { content.input }

    /// Whether the event holds on the effective clock whatever its own time.
    package var holdsAlways: Bool { content.holdsAlways }

    /// The tags of the event, sorted.
    ///
    /// - Parameters:
    ///   - framework: The inspection's edition.
    ///   - provenance: The provenance of the event.
    /// - Returns: The tags, each name once.
    public func tags(in framework: Framework?, by provenance: Provenance) -> [EventTag] {
        content.tags(in: framework, by: provenance).tags
    }

    /// The reason why this event may not happen now; `nil` when it may.
    public func refusal(on inspection: Inspection, by provenance: Provenance) -> Refusal? {
        content.refusal(on: inspection, by: provenance)
    }

    /// Who judged, where that is not the person who recorded the event; `nil` also for an event that is no
    /// judgement.
    public var judgedBy: Agent.ID? {
        switch self {
        case .judgementRecorded(let event): event.judgedBy
        case .judgementCorrected(let event): event.judgedBy
        case .oversightJudged(let event): event.judgedBy
        case .secondJudgementRecorded(let event): event.judgedBy
        default: nil
        }
    }

    /// Who was named as the judge before the event corrected it; `nil` where nobody was.
    package var judgeBefore: Agent.ID? {
        switch self {
        case .judgementCorrected(let event): event.judgeBefore
        case .oversightJudged(let event): event.judgeBefore
        default: nil
        }
    }

    /// Whether the event corrects the record of who judged, or when, and leaves the answers.
    package var isOfAttribution: Bool {
        switch self {
        case .judgementCorrected(let event): event.isOfAttribution
        case .oversightJudged(let event): event.isOfAttribution
        default: false
        }
    }

    /// The people whom the event names: who judged, who asked for it, or who sat on the panel.
    package var people: [Agent.ID] {
        guard case .panelConvened(let panel) = self else {
            return [judgedBy, requestedBy].compactMap(\.self)
        }
        return [panel.chair].compactMap(\.self) + panel.members + panel.declaredInterests
    }

    /// Describes the event in a sentence: actor first, meaning before number, no full stop.
    ///
    /// The sentence has ids, counts and words of the edition, and no text that a person typed, but
    /// the name of the file that an answer was read from. For an answer that was reconstructed from
    /// printed counts, it names no case.
    public func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        let reconstructed =
            provenance.origin == .reconstructed ? reconstructedSentence(in: framework) : nil
        return reconstructed ?? content.sentence(in: framework, by: provenance)
    }
}
