/// What kind of thing a tag names.
///
/// One place for the names, so that an event and a query cannot spell them differently.
package enum TagName: String, Hashable, Sendable, CaseIterable {
    case about
    case anomaly
    case caseKey = "case"
    case domain
    case finding
    case framework
    case inspector
    case keyQuestion
    case measure
    /// The announcement, the publication, and a correction after it: they decide whether anything may
    /// be recorded, and nearly every command depends on them. One tag is shorter than three types.
    case milestone
    case question
    case recommendation
    /// The selection and the withdrawal of a case: they decide whether it can be judged. One tag is shorter
    /// than two types.
    case sample
    case service
    case standard
    case survey

    /// The value of ``milestone``.
    package static let everyMilestone = "all"
    /// The value of ``sample``.
    package static let everySelection = "all"
}
