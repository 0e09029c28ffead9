/// Why a cell has no value.
public enum Absence: Hashable, Sendable, CustomStringConvertible {
    /// The edition does not ask this: the question is not asked of cases, or of cases of this
    /// domain.
    case neverAsked
    /// Nothing was answered or decided yet.
    case neverAnswered
    /// Nothing was recorded of it by then: no such case, recommendation or finding.
    case notRecorded
    /// The case was withdrawn from the sample.
    case withdrawn
    /// The standard is not rated, for a stated reason.
    case notRated(NotRatedReason)
    /// The evidence decides no rating: a key question has no answer that counts.
    case insufficientEvidence
    /// A publication does not tell the value, or prints counts and no case.
    ///
    /// The answers that the counts allow, if they limit them.
    case notKnown(possible: [Answer])

    /// Whether nothing was ever recorded, asked or answered: such an absence follows another one
    /// without a change.
    var isNothing: Bool { [.neverAsked, .neverAnswered, .notRecorded].contains(self) }

    /// Whether the value exists, and a report does not tell it.
    var isNotKnown: Bool { if case .notKnown = self { true } else { false } }

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .neverAsked: "neverAsked"
        case .neverAnswered: "neverAnswered"
        case .notRecorded: "notRecorded"
        case .withdrawn: "withdrawn"
        case .notRated: "notRated"
        case .insufficientEvidence: "insufficientEvidence"
        case .notKnown: "notKnown"
        }
    }

    /// The absence in words, for people.
    public var words: String {
        switch self {
        case .neverAsked: "not asked"
        case .neverAnswered: "not answered"
        case .notRecorded: "not recorded"
        case .withdrawn: "withdrawn"
        case .notRated(let reason): "not rated: \(reason.words)"
        case .insufficientEvidence: "insufficient evidence"
        case .notKnown(let possible):
            possible.isEmpty
                ? "not known"
                : "not known: \(possible.map(\.words).joined(separator: " or "))"
        }
    }
}
