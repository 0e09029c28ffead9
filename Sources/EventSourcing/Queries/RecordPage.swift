/// Some of the records that match, and where to go on.
public struct RecordPage: Hashable, Sendable {
    /// The records, in the order asked for.
    public let records: [Record]
    /// The rest of the range; `nil` when this page was the last.
    public let rest: PositionRange?
    /// The head that the page was read against.
    public let head: Position

    public init(records: [Record], rest: PositionRange?, head: Position) {
        self.records = records
        self.rest = rest
        self.head = head
    }
}
