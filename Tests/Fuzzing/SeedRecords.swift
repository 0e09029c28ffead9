internal import CaseLedger
internal import CaseLedgerTesting
internal import EventSourcing

/// Records of generated inspections, for inputs to begin with.
enum SeedRecords {
    /// A few records of each type of event, the first that the generator makes.
    ///
    /// - Parameter limit: How many of each type.
    /// - Returns: The records, in their order.
    /// - Throws: The refusal of a command, which is a bug of the generator.
    static func records(ofEachType limit: Int) async throws -> [Record] {
        let clock = SimulatedClock()
        let store = ModelEventStore(clock: clock.ledgerClock, salts: .derived)
        try await LedgerGenerator(seed: 5, events: 8_000, active: 4, cases: 6...10)
            .write(to: store, setting: clock)
        var counts: [EventName: Int] = [:]
        var chosen: [Record] = []
        var position = Position(1)
        while let record = try await store.record(at: position) {
            if counts[record.type, default: 0] < limit {
                counts[record.type, default: 0] += 1
                chosen.append(record)
            }
            position = Position(position.rawValue + 1)
        }
        return chosen
    }
}
