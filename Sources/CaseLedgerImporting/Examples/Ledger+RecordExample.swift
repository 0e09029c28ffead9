extension Ledger {
    /// Records an example, with times of recording that lie in the past.
    ///
    /// Every ledger gets the same events at the same positions and times. The commands pass the
    /// rules like those of people. A ledger that already has the example is not changed, and an
    /// interrupted recording completes when it is run again. Do not record anything else in the
    /// ledger meanwhile, because the example would then have other positions.
    ///
    /// - Parameters:
    ///   - example: The example.
    ///   - clock: The clock that this ledger was opened with. It shows the time of the machine
    ///     again when this method returns or throws.
    /// - Returns: The number of events, and how many of them were recorded before.
    /// - Throws: ``LedgerError`` with code `invalidInput` if the ledger was opened with another
    ///   clock, or has events and does not have this example; or the error of the storage.
    ///   Commands before an error stay recorded.
    @discardableResult
    public func recordExample(
        _ example: ExampleInspections, by clock: ExampleClock
    ) async throws(LedgerError) -> ExampleRecording {
        var story =
            switch example {
            case .anytown: AnytownStory(in: self, clock)
            }
        defer { clock.followMachine() }
        clock.start(AnytownStory.firstDay)
        guard self.clock.now == clock.now else {
            throw LedgerError(
                .invalidInput, "The ledger was opened with another clock. Nothing was recorded.",
                remedy: "Open the ledger with the clock of this example.")
        }
        let isStarted = try await story.isStarted()
        let isEmpty = try await head().position == .start
        guard isStarted || isEmpty else {
            throw LedgerError(
                .invalidInput,
                "The ledger has events and does not have the example \(example.rawValue). "
                    + "Nothing was recorded.", remedy: "Use a new ledger for the example.")
        }
        try await story.tell()
        return ExampleRecording(
            inspections: example.inspections, events: story.first.events + story.second.events,
            eventsRecordedBefore: story.first.eventsRecordedBefore
                + story.second.eventsRecordedBefore,
            head: try await head())
    }
}

extension AnytownStory {
    /// Whether the ledger has the first command of the story.
    fileprivate func isStarted() async throws(LedgerError) -> Bool {
        try await first.inspection.receipt(of: first.id(of: 1)) != nil
    }
}
