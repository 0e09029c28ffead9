public import EventSourcing

/// An inspection's recommendations and their progress, as of a day.
public struct RecommendationTable: Hashable, Sendable {
    /// As of which day.
    public let day: PartialDate
    /// The recommendations, in the order in which they were made.
    public let rows: [Row]

    /// One recommendation.
    public struct Row: Hashable, Sendable {
        public let followed: FollowedRecommendation
        public let status: Status
        /// Since it was made; for a day that is known to the month or year only, since its end.
        ///
        /// Unit: days. 0 on the day itself; it stops growing when the recommendation is closed.
        public let ageInDays: Int
        /// What is late, the longest first.
        public let overdue: [Overdue]
    }

    /// Where a recommendation stands.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// Nobody answered yet.
        case made
        /// Accepted, wholly or in part, and no plan came yet.
        case accepted
        case rejected
        /// A plan came.
        case planned
        /// Part of it is achieved, or an action is under way or done.
        case inProgress
        case achieved
        case notAchieved
        case superseded
    }

    /// Something that should have been there by now.
    public struct Overdue: Hashable, Sendable {
        /// The action, or `nil` for the action plan itself.
        public let action: ActionID?
        public let due: PartialDate
        /// Unit: days, at least 1.
        public let days: Int
    }

    /// How many are still followed up.
    public var open: Int { rows.count { $0.followed.isOpen } }
    /// How many have something that is late.
    public var late: Int { rows.count { !$0.overdue.isEmpty } }

    /// The recommendations of an inspection.
    ///
    /// - Parameters:
    ///   - inspection: The inspection.
    ///   - day: As of which day, to the day.
    ///   - date: The day that a time falls on, in the inspectorate's calendar.
    public init(
        of inspection: Inspection, on day: PartialDate, date: (Timestamp) -> PartialDate
    ) {
        self.day = day
        rows = inspection.recommendations.map { followed in
            let made = date(followed.made.effectiveAt.latest)
            let end = followed.closed.map { date($0.occurrence.effectiveAt.latest) } ?? day
            return Row(
                followed: followed, status: Self.status(of: followed),
                ageInDays: max(0, min(day, end).lastDayNumber - made.lastDayNumber),
                overdue: followed.isOpen ? Self.overdue(followed, on: day) : [])
        }
    }

    private static func status(of followed: FollowedRecommendation) -> Status {
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
