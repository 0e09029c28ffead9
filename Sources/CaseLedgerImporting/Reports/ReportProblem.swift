internal import CaseQuality

/// The reason why a report cannot be imported: the place, the error and the remedy.
struct ReportProblem: Error {
    let place: String
    let message: String
    let remedy: String
    /// The code of the refusal behind it, if any.
    let code: Refusal.Code?

    init(_ place: String, _ message: String, remedy: String, code: Refusal.Code? = nil) {
        self.place = place
        self.message = message
        self.remedy = remedy
        self.code = code
    }
}

extension LedgerError {
    init(_ problem: ReportProblem) {
        self.init(
            .invalidInput, "\(problem.place): \(problem.message) Nothing was recorded.",
            remedy: problem.remedy)
    }
}
