internal import EventSourcing

// Words for the sentences of events.

extension Provenance {
    /// The actor: the key of the actor, or `collective`, the people that a publication names.
    func who(_ collective: String) -> String {
        origin.isOwn ? actor.id.rawValue : collective
    }

    /// The judge: `judge` if given, otherwise the actor who recorded the judgement.
    func judge(_ judge: Agent.ID?) -> String { judge?.rawValue ?? who("inspectors") }

    /// Who judged: `judge` if given, otherwise the actor; `nil` if a document says it.
    func judgeID(_ judge: Agent.ID?) -> Agent.ID? { judge ?? (origin.isOwn ? actor.id : nil) }

    /// `"; entered by a-7 from cases.csv"` when another person judged; empty otherwise.
    func entered(for judge: Agent.ID?) -> String {
        judge == nil || judge == actor.id
            ? "" : "; entered by \(actor.id)" + (sheet.map { " from \($0)" } ?? "")
    }

    /// Who judged and when by a corrected record, and what it said before; `nil` if both stay.
    ///
    /// `"judged by b-9, not by a-7, on 2026-03-05, not on 2026-03-02"`
    func attribution(
        _ judge: Agent.ID?, before: Agent.ID?, heldBefore: EffectiveTime?
    ) -> String? {
        let who = before.map { "by \(self.judge(judge)), not by \($0)" }
        let when = heldBefore.map { "\(effectiveAt.placedWords), not \($0.placedWords)" }
        let words = [who, when].compactMap(\.self)
        return words.isEmpty ? nil : "judged " + words.joined(separator: ", ")
    }

    /// Who asked for an act that another person approved, otherwise the actor.
    func who(_ requestedBy: Agent.ID?, _ collective: String) -> String {
        requestedBy?.rawValue ?? who(collective)
    }

    /// `", as the only person who may"` when a bar was lifted for the actor; empty otherwise.
    func alone(_ isSelfChecked: Bool) -> String {
        isSelfChecked ? ", as the only person who may" : ""
    }

    /// `", approved by x-1"` when another person asked for the act; empty otherwise.
    func approved(_ requestedBy: Agent.ID?) -> String {
        requestedBy == nil ? "" : ", approved by \(actor.id)"
    }

    /// The inspector of a judgement, for its tag; `nil` when the inspector is unknown.
    func inspector(_ judge: Agent.ID?) -> String? { judgeID(judge)?.rawValue }
}

extension Occurrence {
    /// Who judged: the named judge, or else the person who recorded it; `nil` if a document says it.
    func judge(_ judgedBy: Agent.ID?) -> Agent.ID? {
        judgedBy ?? (origin.isOwn ? actor : nil)
    }
}

extension Provenance {
    /// A reason as a stored text; `nil` for a reason of white space only.
    static func stated(_ reason: String) -> FreeText? {
        reason.allSatisfy(\.isWhitespace) ? nil : .text(reason)
    }

    /// The reason of the command; `nil` when it is missing or only white space.
    var statedReason: FreeText? { reason.flatMap { Self.stated($0) } }
}
