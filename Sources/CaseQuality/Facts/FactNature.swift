public import EventSourcing

/// What kind of statement a reported fact is.
public enum FactNature: UInt8, Spelled {
    /// A fact or a figure.
    case fact = 0
    /// A judgement.
    case judgement = 1
    /// A plan, or a date still to come.
    case plan = 2
    /// An example from practice.
    case practiceExample = 3

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .fact: "fact"
        case .judgement: "judgement"
        case .plan: "plan"
        case .practiceExample: "practiceExample"
        }
    }
}
