internal import ByteCoding
public import CaseQuality
public import EventSourcing

extension Ratings {
    /// Creates the ratings from rows of `RatingsProjection`.
    ///
    /// - Throws: Code `integrity` when a row is missing or malformed.
    public init(
        of inspection: StreamName, rows: [HistoryRow], framework: Framework, asOf: Head
    ) throws(EventStoreError) {
        var ratings: [Standard.ID: StandardRating] = [:]
        var scores: [Question.ID: KeyQuestionScore] = [:]
        var overall: OverallRating?
        for row in rows {
            if row.key == OverallRating.rowKey {
                overall = try OverallRating(row: row)
            } else if row.key.rawValue.hasPrefix(StandardRating.rowKeyPrefix) {
                let rating = try StandardRating(row: row)
                ratings[rating.id] = rating
            } else {
                let score = try KeyQuestionScore(row: row)
                scores[score.id] = score
            }
        }
        let standards = framework.standards.compactMap { ratings[$0.id] }
        guard let overall, standards.count == framework.standards.count else {
            throw .malformedRow(
                "Inspection \(inspection) has \(standards.count) of "
                    + "\(framework.standards.count) rating rows at position \(asOf.position).",
                at: asOf.position)
        }
        self.init(
            of: inspection, on: framework, asOf: asOf, standards: standards, keyQuestions: scores,
            overall: overall)
    }
}
