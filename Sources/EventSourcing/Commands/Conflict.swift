/// The events that match an observation's query but were recorded after it.
public struct Conflict: Hashable, Sendable {
    /// The observation that was out of date.
    public let observation: ObservedQuery
    /// The first of the conflicting records, at most ``mostRecords``.
    public let records: [Record]
    /// The number of all conflicting records.
    public let count: Int

    /// The most records in ``records``.
    public static let mostRecords = 100

    /// Creates a conflict from its fields.
    public init(observation: ObservedQuery, records: [Record], count: Int) {
        self.observation = observation
        self.records = records
        self.count = count
    }
}
