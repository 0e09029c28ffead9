internal import CaseLedger
internal import CaseLedgerTesting
package import CaseQuality
package import CaseQualityCoding
package import EventSourcing
internal import Testing

/// The rating rows of an inspection, folded from its first event.
package struct Projected {
    package private(set) var rows: [RowKey: HistoryRow] = [:]
    package let keyQuestions: [Question.ID: KeyQuestionScore]

    package init(_ story: Story) throws {
        let projection = RatingsProjection()
        var state = projection.initialState()
        var rows: [RowKey: HistoryRow] = [:]
        for recorded in story.history {
            for row in projection.rows(after: recorded, in: &state) {
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

extension RatingsProjection {
    /// Folds an event, and returns the rows if its command ends there.
    package func rows(
        after recorded: Recorded<InspectionEvent>, in state: inout State
    ) -> [ProjectedRow] {
        apply(recorded, to: &state)
        return recorded.isLastOfCommand ? takeChangedRows(from: &state) : []
    }
}

extension Recorded {
    /// Whether readers saw the state after this event.
    package var isLastOfCommand: Bool { position == record.lastOfCommand }
}
