public import EventSourcing
internal import SwiftProtobuf

/// The mapping between an inspection's events and their bytes; every shape ever stored decodes here.
///
/// To encode judgements it needs the framework, for a judgement's tags name the standard that its
/// question belongs to. Decoding needs nothing.
public struct InspectionEventCodec: EventCodec {
    private let framework: Framework?

    public init(framework: Framework? = nil) { self.framework = framework }

    /// The version that is written now.
    static let schemaVersion: UInt16 = 1

    public func encode(_ event: InspectionEvent) -> EventDraft { draft(event.wire) }

    public func decode(
        _ event: borrowing EncodedEvent
    ) throws(UnreadableEvent) -> InspectionEvent {
        guard event.schemaVersion <= Self.schemaVersion else {
            throw UnreadableEvent(
                event,
                problem: "this version reads schema versions up to \(Self.schemaVersion).")
        }
        guard let type = Self.types.number(ofBytes: event.typeBytes) else {
            throw UnreadableEvent(event, problem: "this version does not know the type.")
        }
        let read = Self.readers[type].read
        return try read(event)
    }

    /// The judgement that an event is, where it lies.
    ///
    /// - Returns: `nil` for everything else, and for what ``decode(_:)`` has to look at.
    @_lifetime(copy event)
    static func judgement(in event: borrowing EncodedEvent) -> JudgementInPlace? {
        guard event.schemaVersion <= schemaVersion, event.isOf(JudgementRecorded.name) else {
            return nil
        }
        return JudgementInPlace(event.payload)
    }

    /// The payload of a record as canonical JSON of Protocol Buffers, for exports and for reading.
    ///
    /// - Throws: `UnreadableEvent` as decoding does.
    public func json(of record: Record) throws(UnreadableEvent) -> String {
        try record.withEncodedEvent { event throws(UnreadableEvent) in
            let message = try decode(event).wire.message
            do { return try message.jsonString() } catch {
                throw UnreadableEvent(event, problem: "it cannot be written as JSON.")
            }
        }
    }

    private func draft<Wire: WireEvent>(_ event: Wire) -> EventDraft {
        guard let payload: [UInt8] = try? event.message.serializedBytes() else {
            preconditionFailure("proto3 messages without required fields always serialise")
        }
        let tags = event.tags(in: framework).compactMap { try? Tag($0.key, $0.value) }
        guard Wire.self == JudgementRecorded.self, Self.readsJudgements else {
            return EventDraft(
                type: Wire.name, schemaVersion: Self.schemaVersion, tags: tags, payload: payload)
        }
        return EventDraft(
            type: Wire.name, schemaVersion: Self.schemaVersion, tags: tags, payload: payload,
            alwaysReadableBy: Self.self)
    }

    /// Whether a judgement that was encoded can always be read: its reader is registered, and its
    /// fields are names, which are checked when they are made, and an answer, of which each has a
    /// number.
    ///
    /// Nine of ten events are judgements, so it is worth not trying them; other events are tried.
    private static let readsJudgements = readers.contains { $0.type == JudgementRecorded.name }

    /// How an event of one type is read, made for that type, so that nothing is boxed on the way.
    private struct Reader: Sendable {
        let type: EventName
        let read: @Sendable (borrowing EncodedEvent) throws(UnreadableEvent) -> InspectionEvent
    }

    /// One for each type of event there is.
    private static let readers: [Reader] = [
        reader(FrameworkRegistered.self), reader(ServiceRegistered.self),
        reader(InspectionAnnounced.self), reader(SamplePlanned.self),
        reader(CaseSelected.self) { CaseSelected(inPlace: $0) }, reader(CaseWithdrawn.self),
        reader(JudgementRecorded.self) { JudgementRecorded(inPlace: $0) },
        reader(JudgementCorrected.self) { JudgementCorrected(inPlace: $0) },
        reader(OversightJudged.self) { OversightJudged(inPlace: $0) },
        reader(QualitativeRatingProposed.self),
        reader(StandardNotRated.self), reader(PanelConvened.self),
        reader(PanelDecisionRecorded.self), reader(PanelDecisionReversed.self),
        reader(ReportPublished.self), reader(ReportCorrected.self),
        reader(PublishedRatingRecorded.self), reader(PublishedFigureRecorded.self),
        reader(RecommendationMade.self), reader(RecommendationResponseRecorded.self),
        reader(ActionPlanReceived.self), reader(ActionUpdated.self),
        reader(ProgressReviewed.self), reader(RecommendationClosed.self),
        reader(FindingRecorded.self), reader(EvidenceNoted.self),
        reader(ContextFactRecorded.self), reader(SurveyRecorded.self),
        reader(TimelineEntryNoted.self), reader(AnomalyNoted.self),
    ]

    /// The types by name, as their readers are numbered.
    private static let types = NumberedNames(readers.lazy.map(\.type))

    private static func reader<Wire: WireEvent>(
        _: Wire.Type, inPlace: @escaping @Sendable (Span<UInt8>) -> Wire? = { _ in nil }
    ) -> Reader {
        Reader(type: Wire.name) { encoded throws(UnreadableEvent) in
            if let event = inPlace(encoded.payload) { return event.event }
            let message: Wire.Message
            do {
                // Raw bytes of anything could be padding; those of bytes are not.
                message = try unsafe Wire.Message(serializedBytes: encoded.payload.bytes)
            } catch {
                throw UnreadableEvent(encoded, problem: "its payload is malformed.")
            }
            guard let event = Wire(message) else {
                throw UnreadableEvent(encoded, problem: "a field has a value that cannot be.")
            }
            return event.event
        }
    }
}
