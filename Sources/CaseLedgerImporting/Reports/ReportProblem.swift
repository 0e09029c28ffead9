/// The reason why a report cannot be imported: the place, the error and the remedy.
struct ReportProblem: Error {
    let place: String
    let message: String
    let remedy: String

    init(_ place: String, _ message: String, remedy: String) {
        self.place = place
        self.message = message
        self.remedy = remedy
    }
}

extension LedgerError {
    init(_ problem: ReportProblem) {
        self.init(
            .invalidInput, "\(problem.place): \(problem.message) Nothing was recorded.",
            remedy: problem.remedy)
    }
}
