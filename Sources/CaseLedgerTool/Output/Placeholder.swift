#if CLI
    /// What stands in a suggested command line for something that only a person can decide.
    ///
    /// A line that still has one is refused, so that nobody records it as it stands.
    enum Placeholder: String, CaseIterable {
        case inspection = "INSPECTION"
        case service = "SERVICE"
        case caseKey = "CASE"
        case answer = "ANSWER"
        case rating = "RATING"
        case ground = "GROUND"
        case why = "WHY"
        case response = "RESPONSE"
        case status = "STATUS"
        case progress = "PROGRESS"
        case outcome = "OUTCOME"
        case actor = "ACTOR"
    }
#endif
