// What is due, in JSON.

extension DueList.Kind: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<DueList.Kind> = .words { $0.rawValue }
}

extension DueList.Item: JSONMapped {
    public static let jsonMapping = JSONMapping<DueList.Item>(
        "DueItem", "Something that is due or waits for somebody.",
        JSONField("kind", "What kind of thing it is.") { $0.kind },
        JSONField("subject", "The name of the thing; null for a draft.") { $0.subject },
        JSONField("words", "What is to be done.") { $0.words },
        JSONField("owedBy", "Who owes it: a function, people or roles.") { $0.owedBy },
        JSONField("due", "The due date; null without one.") { $0.due },
        JSONField("overdueDays", "Whole days after the due date; null for what is not overdue.") {
            $0.overdueDays
        },
        JSONField("position", "The event that it follows from.") { $0.position })
}

extension DueList: JSONMapped {
    public static let jsonMapping = JSONMapping<DueList>(
        "Due", "What has a due date or waits for somebody.",
        JSONField("day", "The day that decides what is overdue.") { $0.day },
        JSONField("overdue", "How many things are overdue.") { $0.overdue },
        JSONField("rows", "What is due, the earliest date first; without a date last.") {
            $0.items
        })
}
