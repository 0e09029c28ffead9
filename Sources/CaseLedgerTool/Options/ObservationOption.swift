#if CLI
    import ArgumentParser
    import CaseLedger

    /// The ratings that a decision is based on.
    struct ObservationOption: ParsableArguments {
        @Option(
            help: """
                The position of the ratings that you saw, such as 41. If they have changed since, \
                nothing is recorded, and the error lists the new events.
                """)
        var basedOn: Position?

        /// The standards' ratings as they were seen; `nil` if the option was not given.
        func observation(
            of standards: [Standard.ID], on standing: Standing
        ) async throws -> ObservedQuery? {
            guard let basedOn else { return nil }
            let position = try await standing.inspection.position(of: .position(basedOn))
            guard position == basedOn else {
                throw LedgerError(
                    .invalidInput,
                    "Position \(basedOn) is inside a command, so nobody saw ratings as of it. "
                        + "Nothing was recorded.",
                    remedy: "Give the position that case-ledger ratings printed, such as "
                        + "\(position).")
            }
            return standing.observation(of: standards, upTo: position)
        }
    }
#endif
