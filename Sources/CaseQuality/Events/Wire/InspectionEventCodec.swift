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

    public func decode(_ record: Record) throws(UnreadableEvent) -> InspectionEvent {
        try wire(record).event
    }

    /// The payload of a record as canonical JSON of Protocol Buffers, for exports and for reading.
    ///
    /// - Throws: `UnreadableEvent` as ``decode(_:)`` does.
    public func json(of record: Record) throws(UnreadableEvent) -> String {
        let event = try wire(record)
        do { return try event.message.jsonString() } catch {
            throw UnreadableEvent(record, problem: "it cannot be written as JSON.")
        }
    }

    private func draft(_ event: some WireEvent) -> EventDraft {
        guard let payload: [UInt8] = try? event.message.serializedBytes() else {
            preconditionFailure("proto3 messages without required fields always serialise")
        }
        return EventDraft(
            type: type(of: event).name, schemaVersion: Self.schemaVersion,
            tags: event.tags(in: framework).compactMap { try? Tag($0.key, $0.value) },
            payload: payload)
    }

    private func wire(_ record: Record) throws(UnreadableEvent) -> any WireEvent {
        guard record.schemaVersion <= Self.schemaVersion else {
            throw UnreadableEvent(
                record,
                problem: "this version reads schema versions up to \(Self.schemaVersion).")
        }
        guard let type = InspectionEvent.types[record.type] else {
            throw UnreadableEvent(record, problem: "this version does not know the type.")
        }
        return try read(type, from: record)
    }

    private func read<Wire: WireEvent>(
        _: Wire.Type, from record: Record
    ) throws(UnreadableEvent) -> any WireEvent {
        let message: Wire.Message
        do {
            message = try Wire.Message(serializedBytes: record.payload)
        } catch {
            throw UnreadableEvent(record, problem: "its payload is malformed.")
        }
        guard let event = Wire(message) else {
            throw UnreadableEvent(record, problem: "a field has a value that cannot be.")
        }
        return event
    }
}
