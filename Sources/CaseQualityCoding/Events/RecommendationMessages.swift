internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension RecommendationMade: CodedEvent {
    var message: WireRecommendationMade {
        let made = recommendation
        return .with {
            $0.recommendation = made.id.rawValue
            $0.standards = made.standards.map(\.rawValue)
            $0.basis = made.basis.map(\.rawValue)
            if let due = made.actionPlanDue { $0.actionPlanDue = due.description }
            if let repeats = made.repeats {
                $0.repeatsInspection = repeats.inspection.rawValue
                $0.repeatsRecommendation = repeats.id.rawValue
            }
            $0.standardsInferred = made.standardsAreInferred
            $0.links = made.links.map(\.message)
            if let citation = made.citation.message { $0.citation = citation }
        }
    }

    func write(into texts: inout EventTextWriter) {
        let made = recommendation
        texts.add(made.addressee, 2)
        texts.add(made.partner, 3)
        texts.add(made.topic, 4)
        texts.add(made.subPoints, 5)
        texts.add(made.addresseeName, 11)
        texts.add(made.partnerRole, 12)
        made.links.write(into: &texts, why: 13)
        made.citation.write(into: &texts, places: 14, note: 15)
    }

    init?(_ message: WireRecommendationMade, _ texts: EventTextReader) {
        guard let id = RecommendationID(stored: message.recommendation),
            let standards = message.standards.names(Standard.ID.self),
            let basis = message.basis.names(EvidenceReference.self),
            let due = stated(message.hasActionPlanDue, PartialDate(message.actionPlanDue)),
            message.hasRepeatsInspection == message.hasRepeatsRecommendation,
            let inspection = stated(
                message.hasRepeatsInspection, StreamName(stored: message.repeatsInspection)),
            let repeated = stated(
                message.hasRepeatsRecommendation,
                RecommendationID(stored: message.repeatsRecommendation)),
            let links = [ReportLink](message.links, texts, why: 13),
            let citation = Citation(message.citation, texts, places: 14, note: 15)
        else { return nil }
        let repeats = inspection.flatMap { inspection in
            repeated.map { PreviousRecommendation(inspection: inspection, id: $0) }
        }
        self.init(
            recommendation: Recommendation(
                id: id, addressee: texts.required(2), addresseeName: texts.text(11),
                partner: texts.text(3), partnerRole: texts.text(12), topic: texts.required(4),
                subPoints: texts.list(5), standards: standards,
                standardsAreInferred: message.standardsInferred, links: links, basis: basis,
                actionPlanDue: due, repeats: repeats, citation: citation))
    }
}

extension RecommendationResponseRecorded: TextlessEvent {
    var message: WireRecommendationResponseRecorded {
        .with {
            $0.recommendation = recommendation.rawValue
            $0.response = response.wire()
        }
    }

    init?(_ message: WireRecommendationResponseRecorded) {
        guard let id = RecommendationID(stored: message.recommendation),
            let response = RecommendationResponse(stored: message.response)
        else { return nil }
        self.init(recommendation: id, response: response)
    }
}

extension ActionPlanReceived: CodedEvent {
    var message: WireActionPlanReceived {
        .with {
            $0.recommendation = recommendation.rawValue
            $0.actions = actions.map { action in
                .with {
                    $0.action = action.id.rawValue
                    if let due = action.due { $0.due = due.description }
                    if let subPoint = action.subPoint { $0.subPoint = UInt32(subPoint) }
                }
            }
        }
    }

    func write(into texts: inout EventTextWriter) {
        for (index, action) in actions.enumerated() {
            texts.add(action.what, 2, at: index)
            texts.add(action.owner, 3, at: index)
        }
    }

    init?(_ message: WireActionPlanReceived, _ texts: EventTextReader) {
        let actions = message.actions.enumerated().compactMap {
            index, message -> PlannedAction? in
            guard let id = ActionID(stored: message.action),
                let due = stated(message.hasDue, PartialDate(message.due))
            else { return nil }
            return PlannedAction(
                id: id, what: texts.required(2, at: index), owner: texts.text(3, at: index),
                due: due, subPoint: message.hasSubPoint ? Int(message.subPoint) : nil)
        }
        guard let id = RecommendationID(stored: message.recommendation),
            actions.count == message.actions.count
        else { return nil }
        self.init(recommendation: id, actions: actions)
    }
}

extension ActionUpdated: TextlessEvent {
    var message: WireActionUpdated {
        .with {
            $0.recommendation = recommendation.rawValue
            $0.action = action.rawValue
            $0.status = status.wire()
            if let due { $0.due = due.description }
        }
    }

    init?(_ message: WireActionUpdated) {
        guard let id = RecommendationID(stored: message.recommendation),
            let action = ActionID(stored: message.action),
            let status = ActionStatus(stored: message.status),
            let due = stated(message.hasDue, PartialDate(message.due))
        else { return nil }
        self.init(recommendation: id, action: action, status: status, due: due)
    }
}

extension ProgressReviewed: TextlessEvent {
    var message: WireProgressReviewed {
        .with {
            $0.recommendation = recommendation.rawValue
            if let subPoint { $0.subPoint = UInt32(subPoint) }
            $0.progress = progress.wire()
        }
    }

    init?(_ message: WireProgressReviewed) {
        guard let id = RecommendationID(stored: message.recommendation),
            let progress = RecommendationProgress(stored: message.progress)
        else { return nil }
        self.init(
            recommendation: id, subPoint: message.hasSubPoint ? Int(message.subPoint) : nil,
            progress: progress)
    }
}

extension RecommendationClosed: TextlessEvent {
    var message: WireRecommendationClosed {
        .with {
            $0.recommendation = recommendation.rawValue
            $0.outcome = outcome.wire()
        }
    }

    init?(_ message: WireRecommendationClosed) {
        guard let id = RecommendationID(stored: message.recommendation),
            let outcome = RecommendationOutcome(stored: message.outcome)
        else { return nil }
        self.init(recommendation: id, outcome: outcome)
    }
}
