internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

/// Reads events of one type.
struct EventReader: Sendable {
    /// The type's name on disk.
    let name: EventName
    let read: @Sendable (borrowing EncodedEvent) throws(UnreadableEvent) -> InspectionEvent

    /// A reader that is made for one type, so that nothing is boxed on the way.
    init<Content: CodedEvent>(_: Content.Type) {
        name = Content.name
        read = { encoded throws(UnreadableEvent) in
            if let content = Content(inPlace: encoded.payload) { return content.event }
            let message: Content.Message
            do {
                // Raw bytes of any type may include padding; those of bytes do not.
                message = try unsafe Content.Message(serializedBytes: encoded.payload.bytes)
            } catch {
                throw UnreadableEvent(encoded, problem: "its payload is malformed.")
            }
            guard let content = Content(message, EventTextReader(encoded.texts)) else {
                throw UnreadableEvent(encoded, problem: "a field has a value that cannot be.")
            }
            return content.event
        }
    }
}
