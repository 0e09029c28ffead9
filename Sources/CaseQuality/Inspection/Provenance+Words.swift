internal import EventSourcing

// Words that the sentences of events share.

extension Provenance {
    /// Who acted: the actor's key, or `collective`, the people whom a publication speaks of.
    func who(_ collective: String) -> String {
        origin == .recorded ? actor.id.rawValue : collective
    }

    /// Who judged: `judge`, or who recorded the judgement in person.
    func judge(_ judge: Agent.ID?) -> String { judge?.rawValue ?? who("inspectors") }

    /// `"; entered by a-7"` where somebody else judged, and nothing otherwise.
    func entered(for judge: Agent.ID?) -> String {
        judge == nil || judge == actor.id ? "" : "; entered by \(actor.id)"
    }

    /// The inspector of a judgement, for its tag; `nil` when nobody is known.
    func inspector(_ judge: Agent.ID?) -> String? {
        if let judge { return judge.rawValue }
        return origin == .recorded ? actor.id.rawValue : nil
    }
}

extension Provenance {
    /// A reason that says something: not one of white space alone.
    static func stated(_ reason: String) -> FreeText? {
        reason.allSatisfy(\.isWhitespace) ? nil : .text(reason)
    }

    /// The reason of the command, where it says something.
    var statedReason: FreeText? { reason.flatMap { Self.stated($0) } }
}
