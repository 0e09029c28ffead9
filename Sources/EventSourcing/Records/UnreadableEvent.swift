/// An error for a record whose event this code cannot read.
public struct UnreadableEvent: Error, Hashable, CustomStringConvertible {
    /// The position of the record.
    public let position: Position
    /// Its type.
    public let type: EventName
    /// The schema version of its payload.
    public let schemaVersion: UInt16
    /// The problem, without the payload.
    public let problem: String

    /// Creates the error for an event.
    public init(_ event: borrowing EncodedEvent, problem: String) {
        position = event.position
        type = event.typeName
        schemaVersion = event.schemaVersion
        self.problem = problem
    }

    /// The type of the marker that a salvage puts in the place of a lost record.
    package static let lostRecord: EventName = "record-lost"
    /// The payload of a marker whose stream is one of several that are possible; other markers have an
    /// empty one.
    ///
    /// - Parameter end: The end of the ledger when it was salvaged.
    /// - Returns: The payload.
    package static func uncertainPlace(salvagedThrough end: Position) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: end.rawValue >> ($0 * 8)) }
    }

    /// The end of the ledger that the payload of an uncertain marker states; `nil` for other markers.
    package static func salvagedThrough(_ payload: [UInt8]) -> Position? {
        guard payload.count == 8 else { return nil }
        return Position(payload.reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// The names of streams for markers of lost events whose stream is not known begin with this.
    package static let nowhere = "ledger-salvage-"

    /// Whether the event was lost when the ledger was damaged, and only a marker is left.
    public var isLost: Bool { type == Self.lostRecord }

    /// The event's type, version and position, and the problem.
    public var description: String {
        if isLost {
            return """
                The event at position \(position) was lost when the ledger was damaged. A salvage put a \
                marker in its place.
                """
        }
        return "Event \(type), schema version \(schemaVersion), at position \(position): \(problem)"
    }
}

extension EncodedEvent {
    /// Throws for the marker of a lost record, whatever a codec makes of its type.
    func requireNotLost() throws(UnreadableEvent) {
        if isOf(UnreadableEvent.lostRecord) {
            throw UnreadableEvent(self, problem: "it was lost")
        }
    }
}
