/// The reasons for changes in a generated ledger: organisational texts that the rules require.
enum Reasons {
    static let secondLook = [
        "A later entry in the file was read after the answer was given.",
        "The answer was entered for the wrong question.",
        "The interview with the case manager clarified what was done.",
    ]
    static let moderation = [
        "Not in line with the published rules and guidance; agreed with the inspector.",
        "The evidence supports the other answer; agreed at the moderation meeting.",
        "Benchmarked against similar work seen in this inspection.",
        "The standard was applied too strictly.",
    ]
    static let factualAccuracy = [
        "The service showed that the work was done within the period that was inspected.",
        "The document was in the file and had been overlooked.",
    ]
    static let discretion = [
        "The lowest key question does not represent the quality of the work that was seen.",
        "One judgement decides the rating; the other key questions are well above the boundary.",
        "The sample for this standard is small, and the other evidence points the other way.",
    ]
    static let otherProposal = [
        "The panel weighed the evidence on partnerships differently.",
        "The characteristics of the other rating are met more fully.",
    ]
    static let reversal = [
        "A declaration of interest came after the decision.",
        "The panel had an outdated table in front of it.",
    ]
    static let correctedReport = ["The rating was printed wrongly.", "A complaint was upheld."]
    static let partlyAccepted = "The board accepts the aim, and will take longer."
    static let rejected = "The board does not hold the budget for this."
    static let putOff = "The training was moved to the next quarter."
    static let abandoned = "Replaced by a regional programme."
    static let superseded = "Taken up by the plan for the coming year."
}
