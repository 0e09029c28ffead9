internal import EventSourcing

// Words for the sentences of events.

extension Provenance {
    /// The actor: the key of the actor, or `collective`, the people that a publication names.
    func who(_ collective: String) -> String {
        origin == .recorded ? actor.id.rawValue : collective
    }

    /// The judge: `judge` if given, otherwise the actor who recorded the judgement.
    func judge(_ judge: Agent.ID?) -> String { judge?.rawValue ?? who("inspectors") }

    /// `"; entered by a-7"` when another person judged; empty otherwise.
    func entered(for judge: Agent.ID?) -> String {
        judge == nil || judge == actor.id ? "" : "; entered by \(actor.id)"
    }

    /// The inspector of a judgement, for its tag; `nil` when the inspector is unknown.
    func inspector(_ judge: Agent.ID?) -> String? {
        if let judge { return judge.rawValue }
        return origin == .recorded ? actor.id.rawValue : nil
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
