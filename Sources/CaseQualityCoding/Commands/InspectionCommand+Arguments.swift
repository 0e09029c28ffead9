public import EventSourcing

extension InspectionCommand {
    /// The digest under which this command is known for ever.
    ///
    /// - Parameters:
    ///   - stream: The inspection it goes to.
    ///   - provenance: Who asks, on what authority and why.
    ///   - effectiveAt: When it held, if the caller said so.
    /// - Returns: The same digest for the same content, sent at any time and based on anything.
    public func digest(
        in stream: StreamName, _ provenance: Provenance, effectiveAt: EffectiveTime?
    ) -> CommandDigest {
        CommandDigest(
            kind: name, arguments: arguments, stream: stream, provenance: provenance,
            effectiveAt: effectiveAt)
    }

    /// What the command asks with, as canonical bytes: equal commands, and no others, have equal
    /// bytes.
    var arguments: [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .announce(let command): command.write(into: &writer)
        case .planSample(let command): command.write(into: &writer)
        case .selectCases(let selected): writer.list(selected) { $1.write(into: &$0) }
        case .withdrawCase(let command):
            writer.text(command.caseKey.rawValue)
            writer.integer(command.why.rawValue)
        case .recordJudgements(let command):
            writer.text(command.caseKey.rawValue)
            writer.list(command.judgements) { writer, judgement in
                writer.text(judgement.question.rawValue)
                writer.integer(judgement.answer.rawValue)
                writer.optional(judgement.evidence) { $0.text($1.rawValue) }
            }
        case .correctJudgement(let command):
            writer.text(command.caseKey.rawValue)
            writer.text(command.question.rawValue)
            writer.integer(command.supersedes.rawValue)
            writer.integer(command.to.rawValue)
            writer.integer(command.stage.rawValue)
        case .judgeOversight(let command):
            writer.text(command.caseKey.rawValue)
            writer.optional(command.overall) { $0.integer($1.rawValue) }
            writer.list(command.aspects) { writer, judged in
                writer.text(judged.aspect.description)
                writer.integer(judged.answer.rawValue)
            }
            writer.optional(command.supersedes) { $0.integer($1.rawValue) }
        case .recordAnswerSheet(let command):
            writer.list(command.entries) { $1.write(into: &$0) }
            writer.flag(command.selecting)
            writer.integer(command.stage.rawValue)
        case .makeRecommendations(let recommendations):
            writer.list(recommendations) { $1.write(into: &$0) }
        case .followUp(let command): command.write(into: &writer)
        case .recordReportFacts(let command): command.write(into: &writer)
        case .proposeRating(let command):
            writer.text(command.standard.rawValue)
            writer.integer(command.rating.rawValue)
            writer.list(command.characteristicsMet) { $0.text($1) }
            writer.list(command.basis) { $0.text($1.rawValue) }
        case .doNotRate(let command):
            switch command.target {
            case .standard(let id):
                writer.flag(true)
                writer.text(id.rawValue)
            case .domain(let id):
                writer.flag(false)
                writer.text(id.rawValue)
            }
            writer.integer(command.why.rawValue)
        case .convenePanel(let command):
            writer.optional(command.chair) { $0.text($1.rawValue) }
            writer.list(command.members) { $0.text($1.rawValue) }
            writer.number(command.quorum)
            writer.list(command.declaredInterests) { $0.text($1.rawValue) }
        case .recordPanelDecisions(let decisions): writer.list(decisions) { $1.write(into: &$0) }
        case .reversePanelDecision(let command):
            writer.text(command.standard.rawValue)
            writer.integer(command.supersedes.rawValue)
        case .publishReport(let command):
            writer.number(command.statedTotal)
            writer.optional(command.statedOverall) { $0.integer($1.rawValue) }
            writer.optional(command.publishedOn) { $0.text($1.description) }
        case .correctReport(let command):
            writer.text(command.standard.rawValue)
            writer.integer(command.to.rawValue)
        case .recordPublishedRatings(let ratings):
            writer.list(ratings) { writer, rating in
                writer.text(rating.standard.rawValue)
                writer.integer(rating.rating.rawValue)
                writer.text(rating.place)
            }
        case .recordPublishedFigures(let figures):
            writer.list(figures) { writer, figure in
                switch figure.item {
                case .question(let id):
                    writer.flag(true)
                    writer.text(id.rawValue)
                case .measure(let key):
                    writer.flag(false)
                    writer.text(key.rawValue)
                }
                writer.number(figure.percent)
                writer.number(figure.base)
                writer.text(figure.place)
            }
        }
        return writer.bytes
    }
}

extension AnnounceInspection {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.raw(framework.contentHash.bytes)
        writer.text(service.rawValue)
        writer.list(serviceNames) { $0.text($1) }
        writer.optional(region) { $0.text($1) }
        writer.list(predecessors) { $0.text($1.rawValue) }
        writer.integer(kind.rawValue)
        for date in [announcedOn, fieldworkFrom, fieldworkTo] {
            writer.optional(date) { $0.text($1.description) }
        }
        writer.flag(isJoint)
        writer.optional(reinspectionOf) { $0.text($1.rawValue) }
    }
}

extension PlanSample {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(domain.rawValue)
        for number in [eligiblePopulation, target, confidencePercent, marginPoints] {
            writer.number(number)
        }
        writer.list(strata) { $0.text($1) }
        writer.optional(basis) { $0.text($1) }
    }
}

extension SelectCase {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.text(domain.rawValue)
        for key in [stratum, team, caseManager] {
            writer.optional(key) { $0.text($1.rawValue) }
        }
        writer.integer(purpose.rawValue)
    }
}

extension RecordPanelDecision {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(standard.rawValue)
        writer.integer(decided.rawValue)
        writer.optional(ground) { $0.integer($1.rawValue) }
        writer.optional(reason) { $0.text($1) }
        writer.flag(reasonMissing)
        writer.number(votesFor)
        writer.number(votesAgainst)
    }
}

extension RecordAnswerSheet.Entry {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        switch subject {
        case .question(let id): writer.text("question \(id)")
        case .oversight: writer.text("oversight")
        case .oversightAspect(let aspect): writer.text("oversight \(aspect)")
        }
        writer.integer(answer.rawValue)
        writer.optional(judgedBy) { $0.text($1.rawValue) }
        writer.optional(heldAt) { writer, held in
            writer.integer(held.precision.rawValue)
            writer.integer(held.earliest.microseconds)
            writer.integer(held.latest.microseconds)
        }
        writer.optional(evidence) { $0.text($1.rawValue) }
    }
}

extension Recommendation {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(id.rawValue)
        writer.text(addressee)
        writer.optional(partner) { $0.text($1) }
        writer.text(topic)
        writer.list(subPoints) { $0.text($1) }
        writer.list(standards) { $0.text($1.rawValue) }
        writer.list(basis) { $0.text($1.rawValue) }
        writer.optional(actionPlanDue) { $0.text($1.description) }
        writer.optional(repeats) { writer, earlier in
            writer.text(earlier.inspection.rawValue)
            writer.text(earlier.id.rawValue)
        }
    }
}

extension FollowUp {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(recommendation.rawValue)
        switch step {
        case .response(let response):
            writer.text("response")
            writer.integer(response.rawValue)
        case .actionPlan(let actions):
            writer.text("actionPlan")
            writer.list(actions) { writer, action in
                writer.text(action.id.rawValue)
                writer.text(action.what)
                writer.optional(action.owner) { $0.text($1) }
                writer.optional(action.due) { $0.text($1.description) }
                writer.number(action.subPoint)
            }
        case .action(let id, let status, let due):
            writer.text("action")
            writer.text(id.rawValue)
            writer.integer(status.rawValue)
            writer.optional(due) { $0.text($1.description) }
        case .progress(let progress, let subPoint):
            writer.text("progress")
            writer.integer(progress.rawValue)
            writer.number(subPoint)
        case .closing(let outcome):
            writer.text("closing")
            writer.integer(outcome.rawValue)
        }
    }
}

extension RecordReportFacts {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.list(findings) { writer, finding in
            writer.text(finding.id.rawValue)
            writer.text(finding.target.description)
            writer.integer(finding.kind.rawValue)
            writer.text(finding.label)
            writer.list(finding.evidence) { $0.text($1.rawValue) }
            writer.list(finding.questions) { $0.text($1.rawValue) }
            writer.optional(finding.related) { $0.text($1) }
        }
        writer.list(evidence) { writer, evidence in
            writer.text(evidence.target.description)
            writer.integer(evidence.kind.rawValue)
            writer.optional(evidence.label) { $0.text($1) }
            writer.number(evidence.count)
            writer.optional(evidence.reference) { $0.text($1.rawValue) }
            for text in [evidence.speaker, evidence.duplicateOf, evidence.place] {
                writer.optional(text) { $0.text($1) }
            }
        }
        writer.list(context) { writer, context in
            writer.text(context.target.description)
            context.fact.write(into: &writer)
        }
        writer.list(surveys) { writer, result in
            writer.text(result.survey.rawValue)
            result.fact.write(into: &writer)
        }
        writer.list(timeline) { writer, entry in
            writer.text(entry.date.description)
            writer.text(entry.what)
            writer.optional(entry.place) { $0.text($1) }
        }
        writer.list(anomalies) { writer, anomaly in
            writer.text(anomaly.id.rawValue)
            writer.text(anomaly.kind)
            writer.text(anomaly.detail)
        }
    }
}

extension ReportedFact {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(measure.rawValue)
        writer.optional(group) { $0.text($1) }
        switch value {
        case .number(let number):
            writer.flag(true)
            writer.integer(number.digits)
            writer.integer(Int64(number.decimals))
        case .text(let text):
            writer.flag(false)
            writer.text(text)
        }
        writer.text(unit)
        writer.number(count)
        writer.number(base)
        writer.optional(asOf) { $0.text($1.description) }
        writer.optional(supplier) { $0.text($1) }
        writer.optional(place) { $0.text($1) }
    }
}

extension ByteWriter {
    fileprivate mutating func number(_ number: Int?) {
        optional(number) { $0.integer(Int64($1)) }
    }
}
