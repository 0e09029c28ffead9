public import EventSourcing

/// What a person did in an inspection, or was, before the act that is asked about.
///
/// An edition bars people from an act by what they did, or permits it only to them.
public enum Participation: UInt8, Spelled {
    /// Leads the inspection.
    case led = 0
    /// Judged a case of the matter.
    case judged = 1
    /// Moderated a case of the matter.
    case moderated = 2
    /// Proposed a rating of the matter.
    case proposed = 3
    /// Took part in a decision of the panel on the matter.
    case voted = 4
    /// Asked for what is to be approved.
    case requested = 5
    /// Declared an interest.
    case declaredInterest = 6
    /// Sits on the convened panel.
    case sits = 7
    /// Sat on the panel that decided a standard, without an interest; or judged or moderated a case.
    case tookPart = 8

    /// The spelling in editions and JSON.
    public var description: String {
        switch self {
        case .led: "led"
        case .judged: "judged"
        case .moderated: "moderated"
        case .proposed: "proposed"
        case .voted: "voted"
        case .requested: "requested"
        case .declaredInterest: "declaredInterest"
        case .sits: "sits"
        case .tookPart: "tookPart"
        }
    }

    /// What the person did, after the person: `"judged this case"`.
    package func words(in matter: Matter) -> String {
        switch self {
        case .led: "leads this inspection"
        case .judged: "judged \(matter.objectOfJudging)"
        case .moderated: "moderated \(matter.objectOfJudging)"
        case .proposed: "proposed \(matter.objectOfRating)"
        case .voted: "took part in \(matter.objectOfDeciding)"
        case .requested: "asked for it"
        case .declaredInterest: "declared an interest"
        case .sits: "sits on the ratings panel"
        case .tookPart:
            if case .standard(let id) = matter {
                "sat, without an interest, on the panel that decided standard \(id)"
            } else {
                "judged or moderated \(matter.objectOfJudging)"
            }
        }
    }
}
