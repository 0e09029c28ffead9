internal import ByteCoding
public import CaseQuality
public import EventSourcing
internal import SwiftProtobuf

/// The codec of the events of the ledger's own stream.
public struct CustodyCodec: EventCodec {
    /// The schema version that the codec writes.
    private static let schemaVersion: UInt16 = 1

    /// The event types that this codec reads.
    public static let types = CustodyEvent.kinds.map { $0.name }

    /// Creates the codec.
    public init() {}

    public func encode(_ event: CustodyEvent, by provenance: Provenance) -> EventDraft {
        guard let payload: [UInt8] = try? event.message.serializedBytes() else {
            preconditionFailure("proto3 messages without required fields always serialise")
        }
        return EventDraft(
            type: event.name, schemaVersion: Self.schemaVersion, tags: [], payload: payload,
            texts: event.content.texts.compactMap { text in
                text.value.text.map { DraftText(.event(text.number, at: 0), $0) }
            })
    }

    public func decode(_ event: borrowing EncodedEvent) throws(UnreadableEvent) -> CustodyEvent {
        guard event.schemaVersion <= Self.schemaVersion else {
            throw UnreadableEvent(
                event, problem: "this version reads schema versions up to \(Self.schemaVersion).")
        }
        let texts = EventTextReader(event.texts)
        let decoded: CustodyEvent?
        do {
            // Raw bytes of a type may include padding. Bytes of `UInt8` do not.
            if event.isOf(BackupMade.name) {
                let message = try unsafe WireBackupMade(serializedBytes: event.payload.bytes)
                decoded = BackupMade(message, texts).map { .backupMade($0) }
            } else if event.isOf(ExportMade.name) {
                let message = try unsafe WireExportMade(serializedBytes: event.payload.bytes)
                decoded = ExportMade(message, texts).map { .exportMade($0) }
            } else if event.isOf(PersonRecordRead.name) {
                let message = try unsafe WirePersonRecordRead(serializedBytes: event.payload.bytes)
                decoded = PersonRecordRead(message, texts).map { .personRecordRead($0) }
            } else if event.isOf(StateAccepted.name) {
                let message = try unsafe WireStateAccepted(serializedBytes: event.payload.bytes)
                decoded = StateAccepted(message).map { .stateAccepted($0) }
            } else if event.isOf(LedgerRestored.name) {
                let message = try unsafe WireLedgerRestored(serializedBytes: event.payload.bytes)
                decoded = LedgerRestored(message, texts).map { .ledgerRestored($0) }
            } else {
                throw UnreadableEvent(event, problem: "this version does not know the type.")
            }
        } catch let error as UnreadableEvent { throw error } catch {
            throw UnreadableEvent(event, problem: "its payload is malformed.")
        }
        guard let decoded else {
            throw UnreadableEvent(event, problem: "a field has an invalid value.")
        }
        return decoded
    }
}
