internal import ByteCoding
public import CaseQuality
public import EventSourcing
internal import SwiftProtobuf

/// The mapping between an inspection's events and their bytes; every shape ever stored decodes here.
///
/// Encoding needs the edition: a judgement's tags name the standard that its question belongs to.
/// Decoding needs nothing.
public struct InspectionEventCodec: EventCodec {
    private let framework: Framework?

    public init(framework: Framework? = nil) { self.framework = framework }

    /// The schema version that is written now.
    static let schemaVersion: UInt16 = 1

    public func encode(_ event: InspectionEvent, by provenance: Provenance) -> EventDraft {
        draft(event.coded, by: provenance)
    }

    private func draft<Content: CodedEvent>(
        _ event: Content, by provenance: Provenance
    ) -> EventDraft {
        guard let payload: [UInt8] = try? event.message.serializedBytes() else {
            preconditionFailure("proto3 messages without required fields always serialise")
        }
        let tags = event.event.tags(in: framework, by: provenance)
        guard Content.self == JudgementRecorded.self, Self.readsJudgements else {
            var texts = EventTextWriter()
            event.write(into: &texts)
            return EventDraft(
                type: Content.name, schemaVersion: Self.schemaVersion, tags: tags,
                payload: payload, texts: texts.texts)
        }
        return EventDraft(
            type: Content.name, schemaVersion: Self.schemaVersion, tags: tags, payload: payload,
            alwaysReadableBy: Self.self)
    }

    /// Whether an encoded judgement can always be read: its reader is registered, and its fields are
    /// names, which are checked when they are made, and an answer, each of which has a number.
    ///
    /// Nine of ten events are judgements, so they need not be tried before they are recorded; every other
    /// event is.
    private static let readsJudgements = numbers.number(of: JudgementRecorded.name) != nil

    public func decode(
        _ event: borrowing EncodedEvent
    ) throws(UnreadableEvent) -> InspectionEvent {
        guard event.schemaVersion <= Self.schemaVersion else {
            throw UnreadableEvent(
                event,
                problem: "this version reads schema versions up to \(Self.schemaVersion).")
        }
        guard let number = Self.numbers.number(ofBytes: event.typeBytes) else {
            throw UnreadableEvent(event, problem: "this version does not know the type.")
        }
        let read = EventReader.all[number].read
        return try read(event)
    }

    /// The payload of a record as canonical JSON of Protocol Buffers, for exports and for reading.
    ///
    /// - Throws: `UnreadableEvent` as decoding does.
    public func json(of record: Record) throws(UnreadableEvent) -> String {
        try record.withEncodedEvent { event throws(UnreadableEvent) in
            let message = try decode(event).coded.message
            do { return try message.jsonString() } catch {
                throw UnreadableEvent(event, problem: "it cannot be written as JSON.")
            }
        }
    }

    /// Every type of event that this codec reads.
    public static let types = EventReader.all.map(\.name)

    /// The types by name, numbered as their readers.
    private static let numbers = NumberedNames(types)
}
