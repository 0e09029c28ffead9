internal import CaseLedger
internal import CaseLedgerTesting
package import CaseQuality
internal import CaseQualityCoding
package import EventSourcing
internal import Testing

/// The rows of an inspection's ratings, folded from its first event.
package struct Projected {
    package private(set) var rows: [RowKey: HistoryRow] = [:]
    package let keyQuestions: [Question.ID: KeyQuestionScore]

    package init(_ story: Story) throws {
        let projection = RatingsProjection()
        var state = projection.initialState()
        var rows: [RowKey: HistoryRow] = [:]
        for recorded in story.history {
            for row in projection.apply(recorded, to: &state) {
                rows[row.key] = HistoryRow(
                    key: row.key, position: recorded.position, value: row.value)
            }
        }
        self.rows = rows
        keyQuestions = try Ratings(
            of: "subject", rows: Array(rows.values),
            framework: try #require(story.subject.framework),
            asOf: Head(position: story.position, recordedAt: nil)
        ).keyQuestions
    }
}

extension ProjectedRow {
    /// The row as a store keeps it, at the first position.
    package var history: HistoryRow { HistoryRow(key: key, position: Position(1), value: value) }
}
