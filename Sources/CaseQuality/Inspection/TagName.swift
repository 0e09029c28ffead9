/// The name of a tag.
///
/// Events and queries share these names, so that they cannot be spelled differently.
package enum TagName: String, Hashable, Sendable, CaseIterable {
    case about
    case anomaly
    case caseKey = "case"
    case challenge
    case domain
    case finding
    case framework
    case inspector
    case keyQuestion
    case measure
    /// The announcement, the publication, and a correction after it.
    ///
    /// These events decide whether anything may be recorded, and nearly every command depends on
    /// them. One tag makes a shorter query than three types.
    case milestone
    case question
    case recommendation
    /// The selection and the withdrawal of a case, and what else decides who can judge it.
    ///
    /// These events decide whether a case can be judged. One tag makes a shorter query than two
    /// types.
    case sample
    case service
    case standard
    case survey

    /// The value of the tag ``milestone``.
    package static let everyMilestone = "all"
    /// The value of the tag ``sample``.
    package static let everySelection = "all"
}
