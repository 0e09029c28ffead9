public import EventSourcing

/// The answer of a store to a command, as one line that another process can print.
public struct AppendAnswer: Hashable, Sendable {
    /// The answer as text.
    public let line: String

    /// Creates the answer for a recorded command.
    public init(_ receipt: Receipt) {
        line = """
            recorded \(receipt.positions.lowerBound) \(receipt.positions.upperBound) \
            \(receipt.firstSequence) \(receipt.recordedAt.microseconds) \(receipt.wasRepeat)
            """
    }

    /// Creates the answer for a refused command.
    public init(_ error: EventStoreError) {
        let position = error.position.map(\.description) ?? "-"
        line =
            "refused \(error.code.rawValue) \(position) \(error.conflict?.count ?? 0)"
    }
}
