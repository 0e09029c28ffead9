#if CLI
    import ArgumentParser
    import CaseLedger

    /// Announces an inspection.
    struct Announce: RecordingCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "announce", "Announce an inspection, on one edition of the rules.",
            examples: [
                "anytown-2026 --service anytown-yjs --name \"Anytown YJS\"",
                "audit-1 --service anytown-yjs --kind localAudit",
            ],
            """
            This is the first command of an inspection. It needs a ledger, which case-ledger init \
            creates. The inspection keeps its edition permanently: the edition's text is recorded \
            with it.
            """)

        @Argument(help: "The inspection's id, such as anytown-2026.")
        var id: String

        @Option(help: "The service's key, such as anytown-yjs.")
        var service: String

        @Option(help: "The service's name (default: its key).")
        var name: String?

        @Option(help: "The edition of the rules: an id, or the path of your own file.")
        var framework = Framework.hmipYouth2021.id.rawValue

        @Option(help: "The kind of inspection (default: inspection).")
        var kind: InspectionKind?

        @Option(help: "When it was announced: a date, a month or a year.")
        var announcedOn: PartialDate?

        @Option(help: "When fieldwork begins.")
        var fieldworkFrom: PartialDate?

        @Option(help: "When fieldwork ends.")
        var fieldworkTo: PartialDate?

        @Option(help: "The service's region.")
        var region: String?

        @Flag(help: "It is a joint inspection: other inspectorates take part.")
        var joint = false

        @Option(help: "The id of the inspection that this one follows up.")
        var reinspectionOf: String?

        @Option(help: "The key of the lead (default: the actor, if acting as the lead).")
        var lead: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var options: LedgerOptions

        func inspection(in ledger: Ledger) async throws -> LedgerInspection {
            ledger.inspection(try StreamName(argument: id))
        }

        func command(on standing: Standing) throws -> InspectionCommand {
            let service = try ServiceID(argument: service)
            return .announce(
                AnnounceInspection(
                    framework: try Framework.edition(framework), service: service,
                    serviceNames: [name ?? service.rawValue], region: region,
                    kind: kind ?? .inspection,
                    announcedOn: announcedOn, fieldworkFrom: fieldworkFrom,
                    fieldworkTo: fieldworkTo,
                    isJoint: joint,
                    reinspectionOf: try reinspectionOf.map(StreamName.init(argument:)),
                    lead: try lead.map(Agent.ID.init(argument:))))
        }
    }
#endif
