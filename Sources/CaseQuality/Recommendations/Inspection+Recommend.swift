internal import EventSourcing

extension Inspection {
    /// The longest texts of a recommendation.
    ///
    /// Unit: bytes.
    private static let longest = (name: 200, text: 500)
    /// How many sub-points, or actions, there can be.
    private static let mostParts = 100

    func decide(_ recommendations: [Recommendation]) throws(Refusal) -> [InspectionEvent] {
        let framework = try announced()
        var ids = Set(self.recommendations.map(\.recommendation.id))
        for made in recommendations {
            guard ids.insert(made.id).inserted else {
                throw Refusal(
                    .alreadyRecorded, "Recommendation \(made.id) was made already.",
                    remedy: "Give every recommendation a number of its own.")
            }
            try require(made.addressee, "The addressee of \(made.id)", Self.longest.name)
            try check(made.partner, "The partner of \(made.id)", atMost: Self.longest.name)
            try require(made.topic, "The topic of \(made.id)", Self.longest.text)
            guard made.subPoints.count <= Self.mostParts else {
                throw Refusal(
                    .invalidNumber,
                    "Recommendation \(made.id) has \(made.subPoints.count) sub-points; at most "
                        + "\(Self.mostParts) are kept.", remedy: "Divide it.")
            }
            for (index, text) in made.subPoints.enumerated() {
                try require(text, "Sub-point \(index + 1) of \(made.id)", Self.longest.text)
            }
            for standard in made.standards { _ = try self.standard(standard, in: framework) }
        }
        guard !recommendations.isEmpty else {
            throw Refusal(
                .nothingChanged, "No recommendation was given.",
                remedy: "Give at least one recommendation.")
        }
        return recommendations.map { .recommendationMade(RecommendationMade(recommendation: $0)) }
    }

    func decide(
        _ command: FollowUp, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try announced()
        let id = command.recommendation
        guard let followed = recommendations.first(where: { $0.recommendation.id == id }) else {
            let known = recommendations.map(\.recommendation.id.rawValue)
            throw Refusal(
                .unknownRecommendation, "The inspection made no recommendation \(id).",
                remedy: known.isEmpty
                    ? "Make the recommendation first."
                    : "Use one of \(known.joined(separator: ", ")).")
        }
        if let closed = followed.closed {
            throw Refusal(
                .alreadyClosed,
                "Recommendation \(id) was closed as \(closed.value.word) at position "
                    + "\(closed.occurrence.position).",
                remedy: "Make another recommendation if more is to be done.")
        }
        switch command.step {
        case .response(let response):
            guard followed.response?.value != response else {
                throw Refusal(
                    .nothingChanged, "Recommendation \(id) is \(response.word) already.",
                    remedy: "Nothing needs to be recorded.")
            }
            if response != .accepted {
                _ = try reason(of: provenance, for: "A response that does not wholly accept")
            }
            return [
                .recommendationResponseRecorded(
                    RecommendationResponseRecorded(recommendation: id, response: response))
            ]
        case .actionPlan(let actions):
            try check(actions, for: followed)
            return [
                .actionPlanReceived(ActionPlanReceived(recommendation: id, actions: actions))
            ]
        case .action(let action, let status, let due):
            return [try update(action, status, due, of: followed, provenance)]
        case .progress(let progress, let subPoint):
            try check(subPoint, of: followed)
            return [
                .progressReviewed(
                    ProgressReviewed(recommendation: id, subPoint: subPoint, progress: progress))
            ]
        case .closing(let outcome):
            if outcome == .achieved {
                try checkAchieved(followed)
            } else {
                _ = try reason(of: provenance, for: "Closing as \(outcome.word)")
            }
            return [
                .recommendationClosed(RecommendationClosed(recommendation: id, outcome: outcome))
            ]
        }
    }

    private func check(
        _ actions: [PlannedAction], for followed: FollowedRecommendation
    ) throws(Refusal) {
        let id = followed.recommendation.id
        guard (1...Self.mostParts).contains(actions.count) else {
            throw Refusal(
                .invalidNumber, "The plan for \(id) has \(actions.count) actions.",
                remedy: "Give 1 to \(Self.mostParts) actions.")
        }
        var seen: Set<ActionID> = []
        for action in actions {
            guard seen.insert(action.id).inserted else {
                throw Refusal(
                    .alreadyRecorded, "Action \(action.id) stands twice in the plan for \(id).",
                    remedy: "Give every action a number of its own.")
            }
            try require(action.what, "Action \(action.id)", Self.longest.text)
            try check(action.owner, "The owner of action \(action.id)", atMost: Self.longest.name)
            try check(action.subPoint, of: followed)
        }
    }

    private func update(
        _ action: ActionID, _ status: ActionStatus, _ due: PartialDate?,
        of followed: FollowedRecommendation, _ provenance: Provenance
    ) throws(Refusal) -> InspectionEvent {
        let id = followed.recommendation.id
        guard let standing = followed.actions.first(where: { $0.action.id == action }) else {
            let known = followed.actions.map(\.action.id.rawValue)
            throw Refusal(
                .unknownAction, "The plan for \(id) has no action \(action).",
                remedy: known.isEmpty
                    ? "Record the action plan first."
                    : "Use one of \(known.joined(separator: ", ")).")
        }
        let moved = due.map { $0 != standing.due } ?? false
        guard standing.status != status || moved else {
            throw Refusal(
                .nothingChanged, "Action \(action) of \(id) is \(status.word) already.",
                remedy: "Nothing needs to be recorded.")
        }
        let isReopened = standing.status.isFinished && !status.isFinished
        if status == .abandoned || isReopened || (moved && standing.due != nil) {
            _ = try reason(
                of: provenance, for: "An action that is abandoned, reopened or put off")
        }
        return .actionUpdated(
            ActionUpdated(
                recommendation: id, action: action, status: status, due: moved ? due : nil))
    }

    private func check(
        _ subPoint: Int?, of followed: FollowedRecommendation
    ) throws(Refusal) {
        let count = followed.recommendation.subPoints.count
        guard let subPoint, !(1...max(1, count)).contains(subPoint) || count == 0 else { return }
        throw Refusal(
            .unknownSubPoint,
            "Recommendation \(followed.recommendation.id) has \(count) sub-points, and no "
                + "number \(subPoint).",
            remedy: count == 0
                ? "Speak of the recommendation as a whole." : "Give a number from 1 to \(count).")
    }

    /// A recommendation is achieved when everything in it is.
    private func checkAchieved(_ followed: FollowedRecommendation) throws(Refusal) {
        let open = followed.recommendation.subPoints.indices.map { $0 + 1 }
            .filter { followed.subPointProgress[$0]?.value != .achieved }
        let isWholeAchieved = followed.progress?.value == .achieved
        guard open.isEmpty || isWholeAchieved else {
            throw Refusal(
                .notComplete,
                "Recommendation \(followed.recommendation.id) is not achieved; its open "
                    + "sub-points: \(open.map(String.init).joined(separator: ", ")).",
                remedy: "Review their progress first, or close it with another outcome.")
        }
    }

    /// A text that must be there, and is bounded.
    func require(_ text: String, _ what: String, _ limit: Int) throws(Refusal) {
        guard !text.allSatisfy(\.isWhitespace) else {
            throw Refusal(.textMissing, "\(what) is empty.", remedy: "Say what it is.")
        }
        try check(text, what, atMost: limit)
    }
}
