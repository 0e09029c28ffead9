#if CLI
    import ArgumentParser
    import CaseLedger

    /// Places a retention hold.
    struct Hold: OngoingInspectionCommand {
        static let role: Role = .dataProtectionOfficer
        static let configuration = recording(
            "hold", "Place a retention hold: texts that it covers are not erased.",
            examples: [
                "--basis inquiry --until 2028",
                "--case court-07 --basis complaint --reference matter-12",
                "--event 1744 --basis legalClaim",
            ],
            """
            Without a case and an event, the hold covers the whole inspection. A hold covers the \
            texts of every command with an event that it is about. It ends when it is lifted.
            """)

        @Option(name: .customLong("case"), help: "The case that is held.")
        var caseKey: String?

        @Option(help: "The position of the event that is held.")
        var event: Position?

        @Option(help: "Why the records are kept.")
        var basis: HoldBasis

        @Option(help: "The reference of the matter, such as matter-12.")
        var reference: String?

        @Option(help: "When the hold is to be reviewed: a day, a month or a year.")
        var until: PartialDate?

        @Option(help: "The reason; organisational text, never about a child.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func validate() throws {
            guard caseKey != nil, event != nil else { return }
            throw ValidationError("Give --case or --event, not both.")
        }

        func command(on standing: Standing) throws -> InspectionCommand {
            let subject: HoldSubject =
                if let caseKey {
                    .sampled(try CaseKey(argument: caseKey))
                } else if let event { .event(event) } else { .inspection }
            return .placeHold(
                PlaceHold(
                    on: subject, basis,
                    reference: try reference.map(EvidenceReference.init(argument:)),
                    until: until))
        }
    }
#endif
