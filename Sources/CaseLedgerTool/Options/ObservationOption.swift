#if CLI
    import ArgumentParser
    import CaseLedger

    /// What a decision is based on.
    struct ObservationOption: ParsableArguments {
        @Option(
            help: """
                The position of the ratings that were looked at, such as 41; if they changed since, \
                nothing is recorded and the answer lists what came.
                """)
        var basedOn: Position?

        /// These standards' ratings as they were seen; `nil` when that was not said.
        func observation(
            of standards: [Standard.ID], on standing: Standing
        ) async throws -> Observation? {
            guard let basedOn else { return nil }
            return standing.observation(
                of: standards, upTo: try await standing.inspection.position(of: .position(basedOn)))
        }
    }
#endif
