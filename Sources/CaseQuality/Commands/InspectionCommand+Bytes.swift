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
                writer.text(figure.question.rawValue)
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

extension ByteWriter {
    fileprivate mutating func number(_ number: Int?) {
        optional(number) { $0.integer(Int64($1)) }
    }
}
