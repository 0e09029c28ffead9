/// The events that came after an observation and match it.
public struct Conflict: Hashable, Sendable {
    /// The observation that was out of date.
    public let observation: Observation
    /// The first of the conflicting records, at most ``mostRecords``.
    public let records: [Record]
    /// How many there are.
    public let count: Int

    /// The most records that a conflict carries.
    public static let mostRecords = 100

    public init(observation: Observation, records: [Record], count: Int) {
        self.observation = observation
        self.records = records
        self.count = count
    }
}
