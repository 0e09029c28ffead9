/// The Anytown example: two inspections of one service, three years apart.
///
/// The service and its people are invented. Each part of the story is a method in its own file; the
/// methods run in the order of time.
struct AnytownStory: Sendable {
    /// The name and the version of the story.
    ///
    /// The ids of all commands contain it. A changed story needs a new version: a ledger with the
    /// old story is then refused instead of being mixed with the new one.
    static let version = "anytown/3"
    /// The ids of the inspections, the earlier one first.
    static let inspections: [StreamName] = ["anytown-2022", "anytown-2025"]

    let clock: ExampleClock
    /// The inspection whose report was published in 2022.
    var first: ExampleRecorder
    /// The inspection whose report was published in 2025.
    var second: ExampleRecorder

    /// Prepares the story for a ledger.
    init(in ledger: Ledger, _ clock: ExampleClock) {
        self.clock = clock
        first = ExampleRecorder(
            of: Self.version, in: ledger.inspection(Self.inspections[0]), .anytown2022, clock)
        second = ExampleRecorder(
            of: Self.version, in: ledger.inspection(Self.inspections[1]), .anytown2025, clock)
    }

    /// The day of the first command.
    static let firstDay = PartialDate.on("2021-10-18")

    /// Records the story, or the rest of it.
    mutating func tell() async throws(LedgerError) {
        try await visit2022()
        try await moderate2022()
        try await rate2022()
        try await followUp2022()
        try await visit2025()
        try await moderate2025()
        try await rate2025()
        try await followUp2025()
    }
}
