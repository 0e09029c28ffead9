/// The result of recording an example.
public struct ExampleRecording: Hashable, Sendable {
    /// The inspections, the earlier one first.
    public let inspections: [StreamName]
    /// The events of the example, recorded by this run or an earlier one.
    public let events: Int
    /// The events that an earlier run had recorded.
    public let eventsRecordedBefore: Int
    /// The head of the ledger afterwards.
    public let head: Head
}
