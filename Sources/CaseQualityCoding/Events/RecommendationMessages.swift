internal import EventSourcing
internal import SwiftProtobuf

extension RecommendationMade: WireEvent {
    var event: InspectionEvent { .recommendationMade(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["recommendation": recommendation.id.rawValue]
    }

    var message: WireRecommendationMade {
        let made = recommendation
        return .with {
            $0.recommendation = made.id.rawValue
            $0.addressee = made.addressee
            if let partner = made.partner { $0.partner = partner }
            $0.topic = made.topic
            $0.subPoints = made.subPoints
            $0.standards = made.standards.map(\.rawValue)
            $0.basis = made.basis.map(\.rawValue)
            if let due = made.actionPlanDue { $0.actionPlanDue = due.description }
            if let repeats = made.repeats {
                $0.repeatsInspection = repeats.inspection.rawValue
                $0.repeatsRecommendation = repeats.id.rawValue
            }
        }
    }

    init?(_ message: WireRecommendationMade) {
        guard let id = RecommendationID(rawValue: message.recommendation),
            let standards = message.standards.names(Standard.ID.self),
            let basis = message.basis.names(EvidenceReference.self),
            let due = stated(message.hasActionPlanDue, PartialDate(message.actionPlanDue)),
            message.hasRepeatsInspection == message.hasRepeatsRecommendation,
            let inspection = stated(
                message.hasRepeatsInspection, StreamName(rawValue: message.repeatsInspection)),
            let repeated = stated(
                message.hasRepeatsRecommendation,
                RecommendationID(rawValue: message.repeatsRecommendation))
        else { return nil }
        let repeats = inspection.flatMap { inspection in
            repeated.map { PreviousRecommendation(inspection: inspection, id: $0) }
        }
        self.init(
            recommendation: Recommendation(
                id: id, addressee: message.addressee,
                partner: message.hasPartner ? message.partner : nil, topic: message.topic,
                subPoints: message.subPoints, standards: standards, basis: basis,
                actionPlanDue: due, repeats: repeats))
    }
}

extension RecommendationResponseRecorded: WireEvent {
    var event: InspectionEvent { .recommendationResponseRecorded(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["recommendation": recommendation.rawValue]
    }

    var message: WireRecommendationResponseRecorded {
        .with {
            $0.recommendation = recommendation.rawValue
            $0.response = response.wire()
        }
    }

    init?(_ message: WireRecommendationResponseRecorded) {
        guard let id = RecommendationID(rawValue: message.recommendation),
            let response = RecommendationResponse(stored: message.response)
        else { return nil }
        self.init(recommendation: id, response: response)
    }
}

extension ActionPlanReceived: WireEvent {
    var event: InspectionEvent { .actionPlanReceived(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["recommendation": recommendation.rawValue]
    }

    var message: WireActionPlanReceived {
        .with {
            $0.recommendation = recommendation.rawValue
            $0.actions = actions.map { action in
                .with {
                    $0.action = action.id.rawValue
                    $0.what = action.what
                    if let owner = action.owner { $0.owner = owner }
                    if let due = action.due { $0.due = due.description }
                    if let subPoint = action.subPoint { $0.subPoint = UInt32(subPoint) }
                }
            }
        }
    }

    init?(_ message: WireActionPlanReceived) {
        let actions = message.actions.compactMap { message -> PlannedAction? in
            guard let id = ActionID(rawValue: message.action),
                let due = stated(message.hasDue, PartialDate(message.due))
            else { return nil }
            return PlannedAction(
                id: id, what: message.what, owner: message.hasOwner ? message.owner : nil,
                due: due, subPoint: message.hasSubPoint ? Int(message.subPoint) : nil)
        }
        guard let id = RecommendationID(rawValue: message.recommendation),
            actions.count == message.actions.count
        else { return nil }
        self.init(recommendation: id, actions: actions)
    }
}

extension ActionUpdated: WireEvent {
    var event: InspectionEvent { .actionUpdated(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["recommendation": recommendation.rawValue]
    }

    var message: WireActionUpdated {
        .with {
            $0.recommendation = recommendation.rawValue
            $0.action = action.rawValue
            $0.status = status.wire()
            if let due { $0.due = due.description }
        }
    }

    init?(_ message: WireActionUpdated) {
        guard let id = RecommendationID(rawValue: message.recommendation),
            let action = ActionID(rawValue: message.action),
            let status = ActionStatus(stored: message.status),
            let due = stated(message.hasDue, PartialDate(message.due))
        else { return nil }
        self.init(recommendation: id, action: action, status: status, due: due)
    }
}

extension ProgressReviewed: WireEvent {
    var event: InspectionEvent { .progressReviewed(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["recommendation": recommendation.rawValue]
    }

    var message: WireProgressReviewed {
        .with {
            $0.recommendation = recommendation.rawValue
            if let subPoint { $0.subPoint = UInt32(subPoint) }
            $0.progress = progress.wire()
        }
    }

    init?(_ message: WireProgressReviewed) {
        guard let id = RecommendationID(rawValue: message.recommendation),
            let progress = Progress(stored: message.progress)
        else { return nil }
        self.init(
            recommendation: id, subPoint: message.hasSubPoint ? Int(message.subPoint) : nil,
            progress: progress)
    }
}

extension RecommendationClosed: WireEvent {
    var event: InspectionEvent { .recommendationClosed(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["recommendation": recommendation.rawValue]
    }

    var message: WireRecommendationClosed {
        .with {
            $0.recommendation = recommendation.rawValue
            $0.outcome = outcome.wire()
        }
    }

    init?(_ message: WireRecommendationClosed) {
        guard let id = RecommendationID(rawValue: message.recommendation),
            let outcome = RecommendationOutcome(stored: message.outcome)
        else { return nil }
        self.init(recommendation: id, outcome: outcome)
    }
}
