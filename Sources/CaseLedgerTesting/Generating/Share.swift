/// The frequency of an event in a generated ledger.
struct Share: Hashable, Sendable {
    /// The frequency.
    ///
    /// Unit: per mille, `0...1_000`.
    let perMille: Int

    static func perMille(_ count: Int) -> Share { Share(perMille: count) }
    static func percent(_ count: Int) -> Share { Share(perMille: count * 10) }
}

/// Frequencies of the sample and of the way in which cases are judged.
extension Share {
    /// A service has no cases in a domain, and the domain is not rated.
    static let domainWithoutCases = percent(3)
    /// A standard that is not rated on cases has illustrative cases.
    static let illustrated = percent(60)
    /// A case is withdrawn from the sample.
    static let withdrawn = percent(3)
    /// A case is withdrawn before it is judged, and another one replaces it.
    static let replaced = percent(50)
    /// A case is judged at once, as one command.
    static let judgedAtOnce = percent(72)
    /// A case is judged question by question; other cases are judged standard by standard.
    static let judgedOneByOne = percent(4)
    /// A prompt of a case is not answered; a key question always is.
    static let promptLeftOut = percent(6)
    /// A prompt does not apply.
    static let notApplicable = percent(8)
    /// A judgement refers to its evidence.
    static let withEvidence = percent(10)
    /// Aspects of oversight are judged separately.
    static let oversightByAspect = percent(30)
    /// Another inspectorate takes part.
    static let jointInspection = percent(12)
    /// Work is recorded a day or more after it was done.
    static let recordedLate = percent(3)
}

/// Frequencies of corrections.
extension Share {
    /// A moderator reviews a case and changes one in ten of its answers.
    static let moderated = percent(30)
    /// The inspector changes an answer of a case.
    static let changedByInspector = percent(12)
    /// The judgement of a case's oversight is changed.
    static let oversightChanged = percent(2)
    /// The service's check of the draft leads to corrections after the panel met.
    static let factuallyInaccurate = percent(35)
    /// A decision of the panel is reversed.
    static let decisionReversed = percent(4)
    /// A published rating is corrected.
    static let reportCorrected = percent(3)
}

/// Frequencies of panel decisions.
///
/// The report of December 2021 has discretion on 2 of 7 standards rated on cases. Other standards
/// met the triggers and kept the rating by rule.
extension Share {
    /// Discretion is used when the triggers of the rule are met.
    static let discretionWhenEligible = percent(37)
    /// Discretion is used although no trigger is met.
    static let discretionOtherwise = percent(6)
    /// Discretion improves the rating.
    static let discretionUpwards = percent(85)
    /// A proposed rating is changed.
    static let proposalChanged = percent(7)
    /// The votes are counted.
    static let votesCounted = percent(40)
}

/// Frequencies of the follow-up.
extension Share {
    /// A service with a poor rating is inspected again.
    static let reinspected = percent(25)
    /// A recommendation is accepted unchanged; one in five of the others is rejected.
    static let accepted = percent(88)
    static let rejected = percent(20)
    /// An action is postponed once, or abandoned.
    static let putOff = percent(15)
    static let abandoned = percent(5)
    /// A recommendation that is not rejected is achieved within a year.
    static let achieved = percent(60)
}
