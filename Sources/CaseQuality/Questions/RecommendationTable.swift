public import EventSourcing

/// The recommendations of an inspection and their progress, as of a day.
public struct RecommendationTable: Hashable, Sendable {
    /// The day that the table refers to.
    public let day: PartialDate
    /// The recommendations, in the order in which they were made.
    public let rows: [Row]
    /// Whether the counts are known; `false` where a publication tells of no recommendation.
    public let isKnown: Bool

    /// One recommendation with its status.
    public struct Row: Hashable, Sendable {
        /// The recommendation and its follow-up.
        public let followed: FollowedRecommendation
        /// The status of the recommendation.
        public let status: Status
        /// The age of the recommendation, from the day on which it was made.
        ///
        /// Unit: days. A date that is known to the month or year counts from its last day. The age
        /// is 0 on the first day and stays constant after the recommendation is closed.
        public let ageInDays: Int
        /// The overdue items, the longest overdue first.
        public let overdue: [Overdue]
    }

    /// The status of a recommendation.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// The addressee has not responded.
        case made
        /// The addressee accepted it, wholly or in part, and has sent no plan.
        case accepted
        case rejected
        /// The addressee sent an action plan.
        case planned
        /// A part of it is achieved, or an action is under way or done.
        case inProgress
        case achieved
        case notAchieved
        case superseded
    }

    /// An item that is past its due date.
    public struct Overdue: Hashable, Sendable {
        /// The action; `nil` for the action plan itself.
        public let action: ActionID?
        /// The due date.
        public let due: PartialDate
        /// The time since the due date.
        ///
        /// Unit: days, at least 1.
        public let days: Int
    }

    /// The number of recommendations that are not closed.
    public var open: Int { rows.count { $0.followed.isOpen } }
    /// The number of recommendations with an overdue item.
    public var late: Int { rows.count { !$0.overdue.isEmpty } }

    /// Computes the table of an inspection.
    ///
    /// - Parameters:
    ///   - inspection: The inspection.
    ///   - day: The day that the table refers to.
    ///   - date: The date of a time in the calendar of the inspectorate.
    public init(
        of inspection: Inspection, on day: PartialDate, date: (Timestamp) -> PartialDate
    ) {
        self.day = day
        isKnown = !inspection.isFromPublication || !inspection.recommendations.isEmpty
        rows = inspection.recommendations.map { followed in
            let made = date(followed.made.effectiveAt.latest)
            let end = followed.closed.map { date($0.occurrence.effectiveAt.latest) } ?? day
            return Row(
                followed: followed, status: Self.status(of: followed),
                ageInDays: max(0, min(day, end).lastDayNumber - made.lastDayNumber),
                overdue: followed.isOpen ? Self.overdue(followed, on: day) : [])
        }
    }

    private init(day: PartialDate, rows: [Row], isKnown: Bool) {
        self.day = day
        self.isKnown = isKnown
        self.rows = rows
    }

    /// The table with the recommendations that are still followed up.
    public var onlyOpen: RecommendationTable {
        RecommendationTable(day: day, rows: rows.filter(\.followed.isOpen), isKnown: isKnown)
    }

    /// The status that follows from the recorded follow-up.
    static func status(of followed: FollowedRecommendation) -> Status {
        switch followed.closed?.value {
        case .achieved: return .achieved
        case .notAchieved: return .notAchieved
        case .superseded: return .superseded
        case nil: break
        }
        let reviewed =
            Array(followed.subPointProgress.values) + [followed.progress].compactMap(\.self)
        if reviewed.contains(where: { $0.value != .notAchieved })
            || followed.actions.contains(where: { $0.status == .started || $0.status == .completed }
            )
        {
            return .inProgress
        }
        if followed.planReceived != nil { return .planned }
        switch followed.response?.value {
        case .accepted, .partlyAccepted: return .accepted
        case .rejected: return .rejected
        case nil: return .made
        }
    }

    private static func overdue(
        _ followed: FollowedRecommendation, on day: PartialDate
    ) -> [Overdue] {
        func late(_ due: PartialDate?, _ action: ActionID?) -> Overdue? {
            guard let due, due.lastDayNumber < day.lastDayNumber else { return nil }
            return Overdue(
                action: action, due: due, days: day.lastDayNumber - due.lastDayNumber)
        }
        let plan =
            followed.planReceived == nil && followed.response?.value != .rejected
            ? late(followed.recommendation.actionPlanDue, nil) : nil
        let actions = followed.actions.filter { !$0.status.isFinished }
            .compactMap { late($0.due, $0.action.id) }
        return ([plan].compactMap(\.self) + actions).sorted { $0.days > $1.days }
    }
}

extension RecommendationTable.Status {
    /// The status in words: `"in progress"`.
    package var words: String {
        switch self {
        case .made: "not answered yet"
        case .accepted: "accepted"
        case .rejected: "rejected"
        case .planned: "planned"
        case .inProgress: "in progress"
        case .achieved: "achieved"
        case .notAchieved: "not achieved"
        case .superseded: "superseded"
        }
    }
}
