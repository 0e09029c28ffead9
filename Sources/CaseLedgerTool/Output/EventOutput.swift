#if CLI
    import CaseLedger

    extension InspectionEvent {
        /// What happened, in few words.
        var words: String {
            switch self {
            case .frameworkRegistered(let event):
                "edition \(event.framework)"
            case .serviceRegistered(let event):
                event.names.first ?? event.service.rawValue
            case .inspectionAnnounced(let event):
                "\(event.kind.description) of \(event.service)"
            case .samplePlanned(let event):
                "domain \(event.domain): \(event.target.counted("case"))"
                    + (event.eligiblePopulation.map { " of \($0)" } ?? "")
            case .caseSelected(let event):
                "\(event.caseKey) for domain \(event.domain)"
                    + (event.purpose == .illustrative ? ", illustrative" : "")
            case .caseWithdrawn(let event):
                "\(event.caseKey): \(event.why)"
            case .judgementRecorded(let event):
                "\(event.caseKey) \(event.question): \(event.answer.description)"
            case .judgementCorrected(let event):
                "\(event.caseKey) \(event.question): \(event.from.description) -> \(event.to.description)"
            case .qualitativeRatingProposed(let event):
                "\(event.standard): \(event.rating.label)"
            case .standardNotRated(let event):
                "\(event.standard): \(event.why)"
            case .panelConvened(let event):
                event.members.count.counted("member") + (event.chair.map { ", chair \($0)" } ?? "")
            case .panelDecisionRecorded(let event):
                "\(event.standard): \(event.from.map { "\($0.label) -> " } ?? "")"
                    + event.decided.label
            case .panelDecisionReversed(let event):
                "\(event.standard): the decision at \(event.supersedes)"
            case .reportPublished(let event):
                "\(event.total) of \(event.maximum)"
                    + (event.overall.map { ", \($0.label)" } ?? "")
            case .reportCorrected(let event):
                "\(event.standard): \(event.from?.label ?? "no rating") -> \(event.to.label)"
            case .publishedRatingRecorded(let event):
                "\(event.standard): \(event.rating.label)"
            case .publishedFigureRecorded(let event):
                "\(event.item.words): \(event.percent)%"
            case .oversightJudged(let event):
                "\(event.caseKey): "
                    + ([event.overall?.description].compactMap { $0 }
                    + event.aspects.map { "\($0.aspect) \($0.answer.description)" })
                    .joined(separator: ", ")
            case .recommendationMade(let event):
                "\(event.recommendation.id) to \(event.recommendation.addressee)"
            case .recommendationResponseRecorded(let event):
                "\(event.recommendation): \(event.response.description)"
            case .actionPlanReceived(let event):
                "\(event.recommendation): \(event.actions.count.counted("action"))"
            case .actionUpdated(let event):
                "\(event.recommendation) \(event.action): \(event.status.description)"
                    + (event.due.map { ", due \($0)" } ?? "")
            case .progressReviewed(let event):
                "\(event.recommendation)\(event.subPoint.map { ".\($0)" } ?? ""): "
                    + event.progress.description
            case .recommendationClosed(let event):
                "\(event.recommendation): \(event.outcome.description)"
            case .findingRecorded(let event):
                "\(event.finding.id): \(event.finding.kind.description), \(event.finding.target)"
            case .evidenceNoted(let event):
                "\(event.evidence.kind.description), \(event.evidence.target)"
            case .contextFactRecorded(let event):
                "\(event.fact.measure), \(event.target)"
            case .surveyRecorded(let event):
                "\(event.survey): \(event.fact.measure)"
            case .timelineEntryNoted(let event):
                event.entry.date.description
            case .anomalyNoted(let event):
                "\(event.anomaly.id): \(event.anomaly.kind)"
            }
        }
    }

    extension PublishedFigure {
        fileprivate var words: String {
            switch self {
            case .question(let id): id.rawValue
            case .measure(let key): key.rawValue
            }
        }
    }
#endif
