// The controls of an inspection in JSON.

extension InspectionControls.State: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<InspectionControls.State> = .words { $0.rawValue }
}

extension InspectionControls.Control: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionControls.Control>(
        "Control", "A control with its result.",
        JSONField("id", "Which control.") { $0.id },
        JSONField("title", "What is controlled, in a few words.") { $0.title },
        JSONField("state", "Whether it was held.") { $0.state },
        JSONField("positions", "The events that the sentence is about.") { $0.positions },
        JSONField("sentence", "What was found, in one sentence.") { $0.sentence })
}

extension InspectionControls: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionControls>(
        "Controls", "The controls of an inspection, and whether each was held.",
        JSONField("controls", "The controls, in the order of the work.") { $0.controls })
}
