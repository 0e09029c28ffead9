#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records the addressee's plan.
    struct ActionPlan: OngoingInspectionCommand {
        static let role: Role = .serviceManager
        static let configuration = recording(
            "action-plan", "Record the addressee's plan for a recommendation.",
            examples: [
                "R1 --action A1=\"Train all managers\"\n--owner A1=board --due A1=2027-03-31",
                "R2 --action A1=Induction --sub-point A1=1",
            ],
            """
            A later plan for the same recommendation replaces the earlier one.
            """)

        @Argument(help: "The recommendation, such as R1.")
        var id: String

        @Option(
            help: ArgumentHelp(
                "An action's id and what will be done; may be repeated.", valueName: "id=what"))
        var action: [String]

        @Option(
            help: ArgumentHelp(
                "Who is responsible for an action: a function, not a name.", valueName: "id=who"))
        var owner: [String] = []

        @Option(help: ArgumentHelp("The date by which an action is due.", valueName: "id=date"))
        var due: [String] = []

        @Option(
            help: ArgumentHelp("The sub-point that an action answers.", valueName: "id=number"))
        var subPoint: [String] = []

        @Option(help: "A reason to record with it; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let owners = try KeyedText.read(owner, as: "ID=WHO") { $0 }
            let dues = try KeyedText.read(due, as: "ID=DATE") { PartialDate($0) }
            let subPoints = try KeyedText.read(subPoint, as: "ID=NUMBER") { text in
                // `Int` also accepts a sign, which is not valid here.
                text.first?.isNumber == true ? Int(text) : nil
            }
            let actions = try action.map { text in
                let (name, what) = try KeyedText.split(text, as: "ID=WHAT")
                let id = try ActionID(argument: name)
                return PlannedAction(
                    id: id, what: FreeText(what), owner: FreeText(owners[name]), due: dues[name],
                    subPoint: subPoints[name])
            }
            let planned = Set(actions.map(\.id.rawValue))
            guard planned.isSuperset(of: Array(owners.keys) + dues.keys + subPoints.keys) else {
                throw LedgerError(
                    .invalidInput,
                    "The plan has no action for one of --owner, --due or --sub-point.",
                    remedy: "Name each action with --action.")
            }
            return .followUp(FollowUp(try RecommendationID(argument: id), .actionPlan(actions)))
        }
    }
#endif
