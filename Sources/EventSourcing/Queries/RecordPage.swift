/// Some of the matching records, and the range that is left to read.
public struct RecordPage: Hashable, Sendable {
    /// The records, in the requested order.
    public let records: [Record]
    /// The rest of the range; `nil` when this page is the last.
    public let rest: PositionRange?
    /// The head of the ledger when the page was read.
    public let head: Position

    /// Creates a page from its fields.
    public init(records: [Record], rest: PositionRange?, head: Position) {
        self.records = records
        self.rest = rest
        self.head = head
    }
}
