public import EventSourcing

/// How a key question was answered, and the band that follows.
public struct KeyQuestionScore: Hashable, Sendable {
    /// The key question.
    public let id: Question.ID
    /// Cases judged sufficient; `nil` when only a printed percentage is known.
    public let yes: Int?
    /// Cases judged not sufficient; `nil` when only a printed percentage is known.
    public let no: Int?
    /// Cases to which it does not apply; `nil` when only a printed percentage is known.
    public let notApplicable: Int?
    /// Cases of the sample without an answer.
    public let unanswered: Int
    /// Cases in the denominator; `nil` when a printed percentage has no stated base.
    public let assessed: Int?
    /// The share of sufficient cases.
    ///
    /// Unit: whole percent. `nil` when nothing was assessed.
    public let percent: Int?
    /// The rating that the share earns; `nil` when there is no share.
    public let band: Rating?
    /// Where the answers come from.
    public let origin: Origin

    /// Whether every answer is "not applicable", so that a share of 0 says nothing about the work.
    public var isAllNotApplicable: Bool {
        yes == 0 && no == 0 && (notApplicable ?? 0) > 0
    }
}
