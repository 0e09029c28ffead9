/// How often something happens in a generated ledger.
struct Share: Hashable, Sendable {
    /// Of a thousand times.
    let perMille: Int

    static func perMille(_ count: Int) -> Share { Share(perMille: count) }
    static func percent(_ count: Int) -> Share { Share(perMille: count * 10) }
}

/// The sample and the way in which its cases are judged.
extension Share {
    /// A service has nothing of a kind of work, and the domain is not rated.
    static let domainWithoutCases = percent(3)
    /// There are cases to illustrate a standard that is not rated on cases.
    static let illustrated = percent(60)
    /// A case leaves the sample.
    static let withdrawn = percent(3)
    /// It does so before anybody judged it, and another one takes its place.
    static let replaced = percent(50)
    /// A case is judged in one sitting, and sent as one command.
    static let judgedAtOnce = percent(72)
    /// A case is judged question by question; the others are judged standard by standard.
    static let judgedOneByOne = percent(4)
    /// A prompt of a case is left out; a key question never is.
    static let promptLeftOut = percent(6)
    /// A prompt does not apply.
    static let notApplicable = percent(8)
    /// A judgement refers to where its evidence is kept.
    static let withEvidence = percent(10)
    /// Aspects of oversight are judged apart.
    static let oversightByAspect = percent(30)
    /// Another inspectorate takes part.
    static let jointInspection = percent(12)
    /// Work is put in a day or more after it was done.
    static let recordedLate = percent(3)
}

/// What is changed afterwards.
extension Share {
    /// A case is looked at by a moderator, who changes one answer in ten of it.
    static let moderated = percent(30)
    /// The inspector changes an answer of a case.
    static let changedByInspector = percent(12)
    /// The judgement of a case's oversight is changed.
    static let oversightChanged = percent(2)
    /// The service's check of the draft leads to changes, after the panel met.
    static let factuallyInaccurate = percent(35)
    /// A decision of the panel is taken back.
    static let decisionReversed = percent(4)
    /// A published rating is corrected.
    static let reportCorrected = percent(3)
}

/// What panels decide. The report of December 2021 has discretion on 2 of 7 standards rated on
/// cases; others that met the triggers were left as the rule rates them.
extension Share {
    /// Discretion is used, where the triggers of the rule are met.
    static let discretionWhenEligible = percent(37)
    /// Discretion is used all the same.
    static let discretionOtherwise = percent(6)
    /// Discretion is to the service's favour.
    static let discretionUpwards = percent(85)
    /// A proposed rating is changed.
    static let proposalChanged = percent(7)
    /// The votes are counted.
    static let votesCounted = percent(40)
}

/// What comes afterwards.
extension Share {
    /// A service that was rated poorly is inspected again.
    static let reinspected = percent(25)
    /// A recommendation is accepted as it is; of the others, one in five is rejected.
    static let accepted = percent(88)
    static let rejected = percent(20)
    /// An action is put off once, or abandoned.
    static let putOff = percent(15)
    static let abandoned = percent(5)
    /// A recommendation that is not rejected is achieved within a year.
    static let achieved = percent(60)
}
