public import EventSourcing

/// The counted answers to a key question, and the band that they earn.
public struct KeyQuestionScore: Hashable, Identifiable, Sendable {
    /// The key question.
    public let id: Question.ID
    /// The number of cases judged sufficient; `nil` for a printed percentage.
    public let yes: Int?
    /// The number of cases judged not sufficient; `nil` for a printed percentage.
    public let no: Int?
    /// The number of cases answered "not applicable"; `nil` for a printed percentage.
    public let notApplicable: Int?
    /// The number of cases of the sample without an answer.
    public let unanswered: Int
    /// The number of cases in the denominator.
    ///
    /// `nil` when a printed percentage has no stated base.
    public let assessed: Int?
    /// The share of sufficient cases in the denominator.
    ///
    /// Unit: whole percent. `nil` when nothing was assessed.
    public let percent: Int?
    /// The rating that the share earns; `nil` without a share.
    public let band: Rating?
    /// The origin of the answers.
    public let origin: Origin

    /// Whether every answer is "not applicable".
    ///
    /// A share of 0 then says nothing about the work.
    public var isAllNotApplicable: Bool {
        yes == 0 && no == 0 && (notApplicable ?? 0) > 0
    }
}
