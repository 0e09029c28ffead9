// The challenges of an inspection in JSON.

extension ChallengeTable.Effect: JSONMapped {
    public static let jsonMapping = JSONMapping<ChallengeTable.Effect>(
        "RatingEffect", "A rating that is another one in another state of the inspection.",
        JSONField("cell", "The service or a standard.") { $0.cell },
        JSONField("from", "What is known of it in the first state.") { $0.before },
        JSONField("to", "What is known of it in the second state.") { $0.after })
}

extension ChallengeTable.Row: JSONMapped {
    public static let jsonMapping = JSONMapping<ChallengeTable.Row>(
        "ChallengeRow", "A challenge with its outcome and its effect.",
        JSONField("challenge", "What was raised.") { $0.challenge.raised },
        JSONField("target", "What it is about, in words.") { $0.target },
        JSONField("raisedBy", "Who raised it.") { $0.challenge.raisedBy },
        JSONField("raisedRole", "In which role.") { $0.raisedRole },
        JSONField("raisedAt", "The position at which it was raised.") { $0.challenge.raisedAt },
        JSONField("raisedRecordedAt", "When the ledger recorded it.") { $0.raisedAt },
        JSONField("raisedHeldAt", "When it held.") { $0.raisedHeldAt },
        JSONField("resolvedHeldAt", "When the outcome held; null while it is open.") {
            $0.resolvedHeldAt
        },
        JSONField("due", "Until when it is to be resolved.") { $0.challenge.raised.due },
        JSONField("open", "Whether it has no outcome.") { $0.isOpen },
        JSONField("overdueDays", "Whole days after the due date; null for what is not overdue.") {
            $0.overdueDays
        },
        JSONField("outcome", "The outcome; null while it is open.") {
            $0.challenge.resolved?.outcome
        },
        JSONField("resolvedBy", "Who resolved it; null while it is open.") {
            $0.challenge.resolvedBy
        },
        JSONField("resolvedRole", "In which role; null while it is open.") { $0.resolvedRole },
        JSONField("resolvedAt", "The position of the outcome; null while it is open.") {
            $0.challenge.resolvedAt
        },
        JSONField("resolvedRecordedAt", "When the ledger recorded the outcome.") {
            $0.resolvedAt
        },
        JSONField("reason", "Why it was resolved so.") { $0.reason },
        JSONField("followed", "The events that followed from it, oldest first.") { $0.followed },
        JSONField("effects", "Ratings that differ from before the challenge to its outcome.") {
            $0.effects
        })
}

extension ChallengeTable: JSONMapped {
    public static let jsonMapping = JSONMapping<ChallengeTable>(
        "Challenges", "The challenges of an inspection, their outcomes and their effects.",
        JSONField("day", "The day that decides what is overdue.") { $0.day },
        JSONField("open", "How many have no outcome; null if not known.") { $0.known(\.open) },
        JSONField("overdue", "How many are open after their due date; null if not known.") {
            $0.known(\.overdue)
        },
        JSONField("resolved", "How many have an outcome; null if not known.") {
            $0.known(\.resolved)
        },
        JSONField("successful", "How many were accepted, in whole or in part; null if not known.") {
            $0.known(\.successful)
        },
        JSONField("rows", "The challenges, in the order in which they were raised.") { $0.rows })

    /// A count; `nil` if it is not known.
    private func known(_ count: KeyPath<ChallengeTable, Int>) -> Int? {
        isKnown ? self[keyPath: count] : nil
    }
}
