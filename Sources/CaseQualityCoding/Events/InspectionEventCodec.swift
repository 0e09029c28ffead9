internal import ByteCoding
public import CaseQuality
public import EventSourcing
internal import SwiftProtobuf

/// The codec of an inspection's events; it decodes every schema version ever stored.
///
/// To encode an event, the codec needs the edition, because a judgement is tagged with the standard
/// of its question. To decode an event, it does not need the edition.
public struct InspectionEventCodec: EventCodec {
    private let framework: Framework?

    /// Creates a codec.
    ///
    /// - Parameter framework: The edition whose questions and standards tag events; `nil` for a
    ///   codec that only decodes.
    public init(framework: Framework? = nil) { self.framework = framework }

    /// The schema version that the codec writes.
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

    /// Whether every encoded judgement can be read.
    ///
    /// This holds when the reader is registered: the fields of a judgement are checked names and an
    /// answer, and each answer has a number.
    ///
    /// Nine of ten events are judgements, so they are not decoded as a test before they are
    /// recorded. Every other event is.
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

    /// Whether a stored event holds on the effective clock whatever its own time.
    package static func holdsAlways(_ event: borrowing EncodedEvent) -> Bool {
        guard let number = numbers.number(ofBytes: event.typeBytes) else { return false }
        return alwaysHeld[number] ?? (try? EventReader.all[number].read(event))?.holdsAlways
            ?? false
    }

    /// Whether events always hold on the effective clock, by the number of their type; `nil` where
    /// that depends on the event.
    private static let alwaysHeld = types.map { type -> Bool? in
        guard let kind = InspectionEvent.kinds.first(where: { $0.name == type }) else {
            return false
        }
        return kind.holdsAlways
    }

    /// The payload of a record as canonical Protocol Buffers JSON, for exports and display.
    ///
    /// - Throws: `UnreadableEvent` when the event cannot be decoded.
    public func json(of record: Record) throws(UnreadableEvent) -> String {
        try record.withEncodedEvent { event throws(UnreadableEvent) in
            let message = try decode(event).coded.message
            do { return try message.jsonString() } catch {
                throw UnreadableEvent(event, problem: "it cannot be written as JSON.")
            }
        }
    }

    /// The event types that this codec reads.
    public static let types = EventReader.all.map(\.name)

    /// The types by name, numbered as their readers.
    private static let numbers = NumberedNames(types)
}
