#if CLI
    import ArgumentParser
    import CaseLedger

    /// The view of an inspection: what was recorded by a moment, and what held by a time.
    struct ViewOption: ParsableArguments {
        @OptionGroup var when: MomentOption

        @Option(
            help: """
                Only what held by this date or time, whenever it was recorded. A date means its \
                end in London.
                """)
        var effective: String?

        /// The moment on the effective clock; `nil` if none was given.
        func effectiveMoment() throws(LedgerError) -> EffectiveMoment? {
            guard let effective else { return nil }
            return try EffectiveMoment(effective)
        }

        /// The view of an inspection.
        func view(of inspection: LedgerInspection) async throws(LedgerError) -> View {
            let effective = try effectiveMoment()
            return View(
                position: try await inspection.position(of: try when.moment()),
                effective: effective)
        }
    }

    /// A view of an inspection on both clocks.
    struct View {
        /// The position of the moment: the end of a command.
        let position: Position
        /// The moment on the effective clock; `nil` for the recorded clock alone.
        let effective: EffectiveMoment?

        /// The position as a moment.
        var moment: Moment { .position(position) }
    }
#endif
