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
        // An event that nobody could read back would stay in the ledger for ever.
        precondition(
            Self.numbers.number(of: Content.name) != nil,
            "event type \(Content.name) has no reader: run .ci/generate-events")
        return EventDraft(
            type: Content.name, schemaVersion: Self.schemaVersion,
            tags: event.event.tags(in: framework, by: provenance), payload: payload,
            encodedBy: Self.self)
    }

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
