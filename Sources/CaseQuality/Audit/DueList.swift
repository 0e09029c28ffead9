public import EventSourcing

/// What has a due date or waits for somebody, as of a day.
public struct DueList: Hashable, Sendable {
    /// The day that decides what is overdue.
    public let day: PartialDate
    /// What is due, the earliest date first; what has no date comes last.
    public let items: [Item]

    /// Something that is due or waits.
    public struct Item: Hashable, Sendable {
        /// What kind of thing it is.
        public let kind: Kind
        /// The name of the thing: `"R1"`, `"R1/A2"`, `"C1"`; `nil` for a draft.
        public let subject: String?
        /// What is to be done, without a full stop.
        public let words: String
        /// Who owes it: a function, a person's key, or the roles that may; `nil` if not known.
        public let owedBy: FreeText?
        /// The due date; `nil` without one.
        public let due: PartialDate?
        /// The time since the due date.
        ///
        /// Unit: days, at least 1; `nil` for what has no date or is not overdue.
        public let overdueDays: Int?
        /// The event that it follows from; `nil` where several events do.
        public let position: Position?
    }

    /// The kind of what is due.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The comments of the draft's reader.
        case draftComments
        /// The outcome of a challenge.
        case challenge
        /// The approval of a second person.
        case approval
        /// The attestation of answers that somebody else entered.
        case attestation
        /// The response to a recommendation.
        case response
        /// The action plan for a recommendation.
        case actionPlan
        /// An action of a plan.
        case action
        /// The review of a recommendation.
        case review
        /// The closing of a recommendation.
        case closing
        /// The announcement of a scheduled re-inspection.
        case reinspection
        /// The review of a retention hold.
        case hold
    }

    /// The number of overdue things.
    public var overdue: Int { items.count { $0.overdueDays != nil } }
}

extension InspectionHistory {
    /// Lists what has a due date or waits for somebody.
    ///
    /// - Parameter day: The day that decides what is overdue.
    /// - Returns: What is due, the earliest date first.
    /// - Complexity: O(events + cases x key questions).
    public func due(on day: PartialDate) -> DueList {
        let state = state
        var items = state.dueOfOversight(on: day) + state.dueOfRecommendations(on: day)
        if let (draft, position) = openDraft(in: state) {
            items.append(
                DueList.Item(
                    .draftComments, nil, "Comment on \(draft.kind.words)",
                    owedBy: draft.recipient, due: draft.due, on: day, at: position))
        }
        return DueList(day: day, items: items.sorted { $0.isBefore($1) })
    }

    /// The draft that was issued last, unless the report is published.
    private func openDraft(
        in state: Inspection
    ) -> (draft: DraftIssued, position: Position)? {
        guard state.publication == nil else { return nil }
        for event in commands.reversed().lazy.flatMap({ $0.events.reversed() }) {
            if case .draftIssued(let draft)? = event.event, draft.kind == .draft {
                return (draft, event.position)
            }
        }
        return nil
    }
}

extension DueList.Item {
    init(
        _ kind: DueList.Kind, _ subject: String?, _ words: String, owedBy: FreeText?,
        due: PartialDate? = nil, on day: PartialDate, at position: Position? = nil
    ) {
        let days = due.map { day.lastDayNumber - $0.lastDayNumber } ?? 0
        self.init(
            kind: kind, subject: subject, words: words, owedBy: owedBy, due: due,
            overdueDays: days > 0 ? days : nil, position: position)
    }

    /// The order of the list: by date, what has none last; then by kind and name.
    fileprivate func isBefore(_ other: DueList.Item) -> Bool {
        switch (due, other.due) {
        case (let own?, let date?) where own != date: return own < date
        case (_?, nil): return true
        case (nil, _?): return false
        default:
            let kinds = DueList.Kind.allCases
            let places = (kinds.firstIndex(of: kind) ?? 0, kinds.firstIndex(of: other.kind) ?? 0)
            return places.0 != places.1
                ? places.0 < places.1 : (position ?? .start) < (other.position ?? .start)
        }
    }
}

extension Inspection {
    /// Challenges, approvals and attestations that wait.
    fileprivate func dueOfOversight(on day: PartialDate) -> [DueList.Item] {
        let challenged = challenges.filter { $0.resolved == nil }.map { challenge in
            DueList.Item(
                .challenge, challenge.raised.id.rawValue,
                "Resolve challenge \(challenge.raised.id) to "
                    + challenge.raised.target.words(in: framework),
                owedBy: owing(resolving(challenge)),
                due: challenge.raised.due, on: day, at: challenge.raisedAt)
        }
        let approvals = waitingApprovals.map { waiting in
            DueList.Item(
                .approval, waiting.position.description,
                waiting.taskWords(in: framework),
                owedBy: owing(waiting.approving), on: day, at: waiting.position)
        }
        let attestations = unattestedByJudge.map { judge, count in
            isUnverifiedJudge(judge)
                ? DueList.Item(
                    .attestation, judge.rawValue,
                    "Name \(judge) in the team in a role that judges, or correct the sheet with "
                        + "\(count.counted("answer")) of \(judge)",
                    owedBy: owing(RequestedAct(.nameTeam)), on: day)
                : DueList.Item(
                    .attestation, judge.rawValue,
                    "Attest \(count.counted("answer")) that somebody else entered",
                    owedBy: .text(judge.rawValue), on: day)
        }
        return challenged + approvals + attestations + dueOfTheCourse(on: day)
    }

    /// The re-inspection that is scheduled, and retention holds that are to be reviewed.
    private func dueOfTheCourse(on day: PartialDate) -> [DueList.Item] {
        let reinspection = reinspectionDue.map { due in
            DueList.Item(
                .reinspection, "reinspection",
                "Announce the re-inspection, unless it was announced",
                owedBy: owing(RequestedAct(.scheduleReinspection)), due: due, on: day)
        }
        let reviews = holdsInForce.filter { $0.placed.until != nil }.map { hold in
            DueList.Item(
                .hold, hold.placedAt.description,
                "Review the retention hold on \(hold.placed.subject.words)",
                owedBy: owing(RequestedAct(.holdRecords)), due: hold.placed.until, on: day,
                at: hold.placedAt)
        }
        return [reinspection].compactMap(\.self) + reviews
    }

    /// What recommendations wait for.
    fileprivate func dueOfRecommendations(on day: PartialDate) -> [DueList.Item] {
        recommendations.filter(\.isOpen).flatMap { followed -> [DueList.Item] in
            let made = followed.recommendation
            let id = made.id.rawValue
            let isRejected = followed.response?.value == .rejected
            var items: [DueList.Item] = []
            if followed.response == nil {
                items.append(
                    DueList.Item(
                        .response, id, "Respond to recommendation \(id)", owedBy: made.addressee,
                        on: day, at: followed.made.position))
            }
            if followed.planReceived == nil, !isRejected {
                items.append(
                    DueList.Item(
                        .actionPlan, id, "Send the action plan for \(id)",
                        owedBy: made.addressee, due: made.actionPlanDue, on: day,
                        at: followed.made.position))
            }
            let open = followed.actions.filter { !$0.status.isFinished }
            items += open.map { action in
                DueList.Item(
                    .action, "\(id)/\(action.action.id)",
                    "Finish action \(action.action.id) of \(id), \(action.status.description)",
                    owedBy: action.action.owner ?? made.addressee, due: action.due, on: day,
                    at: followed.planReceived?.position)
            }
            if followed.isFoundAchieved || isRejected {
                items.append(
                    DueList.Item(
                        .closing, id, "Close recommendation \(id)",
                        owedBy: owing(RequestedAct(.reviewProgress)), on: day))
            } else if followed.planReceived != nil, open.isEmpty {
                items.append(
                    DueList.Item(
                        .review, id, "Review the progress of \(id)",
                        owedBy: owing(RequestedAct(.reviewProgress)), on: day))
            }
            return items
        }
    }

    /// Who may act so: the people of the team, or else the roles; `nil` without permissions.
    private func owing(_ asked: RequestedAct) -> FreeText? {
        guard let permission = permissions?[asked.act] else { return nil }
        let people = team == nil ? [] : people(whoMay: asked).map(\.id.rawValue).uniqued
        let names = people.isEmpty ? permission.roles.map(\.rawValue) : people
        return .text(names.alternatives)
    }
}

extension WaitingApproval {
    /// What a second person is to do; a decision of the panel is reversed by the panel.
    fileprivate func taskWords(in framework: Framework?) -> String {
        switch subject {
        case .decision: "Approve \(words(in: framework)), or let the panel reverse it"
        case .request: "Approve or decline \(words(in: framework))"
        }
    }

    /// What waits, in a sentence.
    package func words(in framework: Framework?) -> String {
        switch subject {
        case .decision(let id): "the decision of the panel on \(id.words(in: framework))"
        case .request(let request, let person):
            "\(request.words(in: framework)), asked for by \(person)"
        }
    }
}
