public import EventSourcing

/// What a store answers to a command, as one line that another process can print.
public struct AppendAnswer: Hashable, Sendable {
    /// The line.
    public let line: String

    /// The command is recorded.
    public init(_ receipt: Receipt) {
        line = """
            recorded \(receipt.positions.lowerBound) \(receipt.positions.upperBound) \
            \(receipt.firstSequence) \(receipt.recordedAt.microseconds) \(receipt.wasRepeat)
            """
    }

    /// The command is refused.
    public init(_ error: EventStoreError) {
        let position = error.position.map(\.description) ?? "-"
        line =
            "refused \(error.code.rawValue) \(position) \(error.conflict?.count ?? 0)"
    }
}
