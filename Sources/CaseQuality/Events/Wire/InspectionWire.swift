internal import EventSourcing
internal import Foundation
internal import SwiftProtobuf

// Each event to its message, and each message to its event; nil when a field cannot be.

extension FrameworkRegistered {
    var message: WireFrameworkRegistered {
        .with {
            $0.framework = framework.rawValue
            $0.definition = Data(definition)
            $0.contentHash = Data(contentHash.bytes)
        }
    }

    init?(_ message: WireFrameworkRegistered) {
        guard let framework = Framework.ID(rawValue: message.framework),
            let hash = ContentDigest(bytes: [UInt8](message.contentHash))
        else { return nil }
        self.init(
            framework: framework, definition: [UInt8](message.definition), contentHash: hash)
    }
}

extension ServiceRegistered {
    var message: WireServiceRegistered {
        .with {
            $0.service = service.rawValue
            $0.names = names
            if let region { $0.region = region }
            $0.predecessors = predecessors.map(\.rawValue)
        }
    }

    init?(_ message: WireServiceRegistered) {
        guard let service = ServiceID(rawValue: message.service),
            let predecessors = message.predecessors.names(ServiceID.self)
        else { return nil }
        self.init(
            service: service, names: message.names,
            region: message.hasRegion ? message.region : nil, predecessors: predecessors)
    }
}

extension InspectionAnnounced {
    var message: WireInspectionAnnounced {
        .with {
            $0.service = service.rawValue
            $0.kind = kind.wire()
            $0.framework = framework.rawValue
            $0.frameworkHash = Data(frameworkHash.bytes)
            if let announcedOn { $0.announcedOn = announcedOn.description }
            if let fieldworkFrom { $0.fieldworkFrom = fieldworkFrom.description }
            if let fieldworkTo { $0.fieldworkTo = fieldworkTo.description }
            $0.isJoint = isJoint
            if let reinspectionOf { $0.reinspectionOf = reinspectionOf.rawValue }
        }
    }

    init?(_ message: WireInspectionAnnounced) {
        guard let service = ServiceID(rawValue: message.service),
            let kind = InspectionKind(stored: message.kind),
            let framework = Framework.ID(rawValue: message.framework),
            let hash = ContentDigest(bytes: [UInt8](message.frameworkHash)),
            let announcedOn = stated(message.hasAnnouncedOn, PartialDate(message.announcedOn)),
            let from = stated(message.hasFieldworkFrom, PartialDate(message.fieldworkFrom)),
            let to = stated(message.hasFieldworkTo, PartialDate(message.fieldworkTo)),
            let reinspectionOf = stated(
                message.hasReinspectionOf, StreamName(rawValue: message.reinspectionOf))
        else { return nil }
        self.init(
            service: service, kind: kind, framework: framework, frameworkHash: hash,
            announcedOn: announcedOn, fieldworkFrom: from, fieldworkTo: to,
            isJoint: message.isJoint, reinspectionOf: reinspectionOf)
    }
}

extension SamplePlanned {
    var message: WireSamplePlanned {
        .with {
            $0.domain = domain.rawValue
            if let eligiblePopulation { $0.eligiblePopulation = UInt32(eligiblePopulation) }
            $0.target = UInt32(target)
            if let confidencePercent { $0.confidencePercent = UInt32(confidencePercent) }
            if let marginPoints { $0.marginPoints = UInt32(marginPoints) }
            $0.strata = strata
            if let basis { $0.basis = basis }
        }
    }

    init?(_ message: WireSamplePlanned) {
        guard let domain = Domain.ID(rawValue: message.domain) else { return nil }
        self.init(
            domain: domain,
            eligiblePopulation: message.hasEligiblePopulation
                ? Int(message.eligiblePopulation) : nil,
            target: Int(message.target),
            confidencePercent: message.hasConfidencePercent
                ? Int(message.confidencePercent) : nil,
            marginPoints: message.hasMarginPoints ? Int(message.marginPoints) : nil,
            strata: message.strata, basis: message.hasBasis ? message.basis : nil)
    }
}

extension CaseSelected {
    var message: WireCaseSelected {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.domain = domain.rawValue
            if let stratum { $0.stratum = stratum.rawValue }
            if let team { $0.team = team.rawValue }
            if let caseManager { $0.caseManager = caseManager.rawValue }
            $0.purpose = purpose.wire()
        }
    }

    init?(_ message: WireCaseSelected) {
        guard let key = CaseKey(rawValue: message.caseKey),
            let domain = Domain.ID(rawValue: message.domain),
            let purpose = CasePurpose(stored: message.purpose),
            let stratum = stated(message.hasStratum, GroupKey(rawValue: message.stratum)),
            let team = stated(message.hasTeam, GroupKey(rawValue: message.team)),
            let manager = stated(message.hasCaseManager, GroupKey(rawValue: message.caseManager))
        else { return nil }
        self.init(
            caseKey: key, domain: domain, stratum: stratum, team: team, caseManager: manager,
            purpose: purpose)
    }
}

extension CaseWithdrawn {
    var message: WireCaseWithdrawn {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.domain = domain.rawValue
            $0.why = why.wire()
        }
    }

    init?(_ message: WireCaseWithdrawn) {
        guard let key = CaseKey(rawValue: message.caseKey),
            let domain = Domain.ID(rawValue: message.domain),
            let why = WithdrawalReason(stored: message.why)
        else { return nil }
        self.init(caseKey: key, domain: domain, why: why)
    }
}

extension JudgementRecorded {
    var message: WireJudgementRecorded {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.question = question.rawValue
            $0.answer = WireAnswer(answer)
            if let evidence { $0.evidence = evidence.rawValue }
        }
    }

    init?(_ message: WireJudgementRecorded) {
        guard let key = CaseKey(rawValue: message.caseKey),
            let question = Question.ID(rawValue: message.question),
            let answer = Answer(message.answer),
            let evidence = stated(
                message.hasEvidence, EvidenceReference(rawValue: message.evidence))
        else { return nil }
        self.init(caseKey: key, question: question, answer: answer, evidence: evidence)
    }
}

extension JudgementCorrected {
    var message: WireJudgementCorrected {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.question = question.rawValue
            $0.supersedes = supersedes.rawValue
            $0.from = WireAnswer(from)
            $0.to = WireAnswer(to)
            $0.stage = stage.wire()
        }
    }

    init?(_ message: WireJudgementCorrected) {
        guard let key = CaseKey(rawValue: message.caseKey),
            let question = Question.ID(rawValue: message.question),
            let from = Answer(message.from), let to = Answer(message.to),
            let stage = CorrectionStage(stored: message.stage)
        else { return nil }
        self.init(
            caseKey: key, question: question, supersedes: Position(message.supersedes), from: from,
            to: to, stage: stage)
    }
}

extension QualitativeRatingProposed {
    var message: WireQualitativeRatingProposed {
        .with {
            $0.standard = standard.rawValue
            $0.rating = WireRating(rating)
            $0.characteristicsMet = characteristicsMet
            $0.basis = basis.map(\.rawValue)
        }
    }

    init?(_ message: WireQualitativeRatingProposed) {
        guard let standard = Standard.ID(rawValue: message.standard),
            let rating = Rating(message.rating),
            let basis = message.basis.names(EvidenceReference.self)
        else { return nil }
        self.init(
            standard: standard, rating: rating, characteristicsMet: message.characteristicsMet,
            basis: basis)
    }
}

extension StandardNotRated {
    var message: WireStandardNotRated {
        .with {
            $0.standard = standard.rawValue
            $0.why = why.wire()
        }
    }

    init?(_ message: WireStandardNotRated) {
        guard let standard = Standard.ID(rawValue: message.standard),
            let why = NotRatedReason(stored: message.why)
        else { return nil }
        self.init(standard: standard, why: why)
    }
}

extension PanelConvened {
    var message: WirePanelConvened {
        .with {
            if let chair { $0.chair = chair.rawValue }
            $0.members = members.map(\.rawValue)
            if let quorum { $0.quorum = UInt32(quorum) }
            $0.declaredInterests = declaredInterests.map(\.rawValue)
            $0.snapshot = snapshot.map(\.message)
            $0.seenUpTo = seenUpTo.rawValue
        }
    }

    init?(_ message: WirePanelConvened) {
        guard let members = message.members.names(Actor.ID.self),
            let interests = message.declaredInterests.names(Actor.ID.self),
            let snapshot = message.snapshot.ratings,
            let chair = stated(message.hasChair, Actor.ID(rawValue: message.chair))
        else { return nil }
        self.init(
            chair: chair, members: members,
            quorum: message.hasQuorum ? Int(message.quorum) : nil, declaredInterests: interests,
            snapshot: snapshot, seenUpTo: Position(message.seenUpTo))
    }
}

extension PanelDecisionRecorded {
    var message: WirePanelDecisionRecorded {
        .with {
            $0.standard = standard.rawValue
            $0.from = WireRating(from)
            $0.decided = WireRating(decided)
            $0.outcome = outcome.wire()
            $0.eligibility = eligibility.map { $0.wire() }
            if let ground { $0.ground = ground.wire() }
            if let reason { $0.reason = reason }
            $0.reasonMissing = reasonMissing
            $0.needsSecondApproval = needsSecondApproval
            if let votesFor { $0.votesFor = UInt32(votesFor) }
            if let votesAgainst { $0.votesAgainst = UInt32(votesAgainst) }
        }
    }

    init?(_ message: WirePanelDecisionRecorded) {
        let eligibility = message.eligibility.compactMap { DiscretionTrigger(stored: $0) }
        guard let standard = Standard.ID(rawValue: message.standard),
            let decided = Rating(message.decided),
            let outcome = PanelOutcome(stored: message.outcome),
            eligibility.count == message.eligibility.count,
            let from = stated(message.from != .none, Rating(message.from)),
            let ground = stated(message.hasGround, DiscretionGround(stored: message.ground))
        else { return nil }
        self.init(
            standard: standard, from: from, decided: decided, outcome: outcome,
            eligibility: eligibility, ground: ground,
            reason: message.hasReason ? message.reason : nil,
            reasonMissing: message.reasonMissing,
            needsSecondApproval: message.needsSecondApproval,
            votesFor: message.hasVotesFor ? Int(message.votesFor) : nil,
            votesAgainst: message.hasVotesAgainst ? Int(message.votesAgainst) : nil)
    }
}

extension PanelDecisionReversed {
    var message: WirePanelDecisionReversed {
        .with {
            $0.standard = standard.rawValue
            $0.supersedes = supersedes.rawValue
        }
    }

    init?(_ message: WirePanelDecisionReversed) {
        guard let standard = Standard.ID(rawValue: message.standard) else { return nil }
        self.init(standard: standard, supersedes: Position(message.supersedes))
    }
}

extension ReportPublished {
    var message: WireReportPublished {
        .with {
            $0.ratings = ratings.map(\.message)
            $0.total = UInt32(total)
            $0.maximum = UInt32(maximum)
            $0.overall = WireRating(overall)
            if let publishedOn { $0.publishedOn = publishedOn.description }
        }
    }

    init?(_ message: WireReportPublished) {
        guard let ratings = message.ratings.ratings,
            let overall = stated(message.overall != .none, Rating(message.overall)),
            let publishedOn = stated(message.hasPublishedOn, PartialDate(message.publishedOn))
        else { return nil }
        self.init(
            ratings: ratings, total: Int(message.total), maximum: Int(message.maximum),
            overall: overall, publishedOn: publishedOn)
    }
}

extension ReportCorrected {
    var message: WireReportCorrected {
        .with {
            $0.standard = standard.rawValue
            $0.from = WireRating(from)
            $0.to = WireRating(to)
        }
    }

    init?(_ message: WireReportCorrected) {
        guard let standard = Standard.ID(rawValue: message.standard),
            let from = stated(message.from != .none, Rating(message.from)),
            let to = Rating(message.to)
        else { return nil }
        self.init(standard: standard, from: from, to: to)
    }
}

extension PublishedRatingRecorded {
    var message: WirePublishedRatingRecorded {
        .with {
            $0.standard = standard.rawValue
            $0.rating = WireRating(rating)
            $0.place = place
        }
    }

    init?(_ message: WirePublishedRatingRecorded) {
        guard let standard = Standard.ID(rawValue: message.standard),
            let rating = Rating(message.rating)
        else { return nil }
        self.init(standard: standard, rating: rating, place: message.place)
    }
}

extension PublishedFigureRecorded {
    var message: WirePublishedFigureRecorded {
        .with {
            $0.question = question.rawValue
            $0.percent = UInt32(percent)
            if let base { $0.base = UInt32(base) }
            $0.possibleCounts = possibleCounts.map { UInt32($0) }
            $0.place = place
        }
    }

    init?(_ message: WirePublishedFigureRecorded) {
        guard let question = Question.ID(rawValue: message.question), message.percent <= 100,
            message.base <= UInt32(Int32.max)
        else { return nil }
        self.init(
            question: question, percent: Int(message.percent),
            base: message.hasBase ? Int(message.base) : nil,
            possibleCounts: message.possibleCounts.map { Int($0) }, place: message.place)
    }
}

extension RatingSeen {
    var message: WireRatingSeen {
        .with {
            $0.standard = standard.rawValue
            $0.rating = WireRating(rating)
        }
    }
}

extension [WireRatingSeen] {
    fileprivate var ratings: [RatingSeen]? {
        var ratings: [RatingSeen] = []
        for message in self {
            guard let standard = Standard.ID(rawValue: message.standard),
                let rating = stated(message.rating != .none, Rating(message.rating))
            else { return nil }
            ratings.append(RatingSeen(standard: standard, rating: rating))
        }
        return ratings
    }
}

/// A field that may be absent.
///
/// - Returns: `nil` when it is there with a value that cannot be: what is there is never dropped.
private func stated<Value>(_ isStated: Bool, _ value: @autoclosure () -> Value?) -> Value?? {
    guard isStated else { return .some(nil) }
    return value().map(Optional.some)
}

extension [String] {
    fileprivate func names<N: Name>(_: N.Type) -> [N]? {
        let names = compactMap(N.init(rawValue:))
        return names.count == count ? names : nil
    }
}

extension RawRepresentable<UInt8> {
    /// The message's number is ours plus one, so that its 0 is "not stated".
    fileprivate init?<Wire: SwiftProtobuf.Enum>(stored wire: Wire) {
        guard let small = UInt8(exactly: wire.rawValue - 1) else { return nil }
        self.init(rawValue: small)
    }

    /// The message's value; a number that it does not know is kept as it is.
    fileprivate func wire<Wire: SwiftProtobuf.Enum>() -> Wire {
        Wire(rawValue: Int(rawValue) + 1) ?? Wire()
    }
}

extension WireRating {
    init(_ rating: Rating?) {
        self =
            switch rating {
            case nil: .none
            case .inadequate: .inadequate
            case .requiresImprovement: .requiresImprovement
            case .good: .good
            case .outstanding: .outstanding
            }
    }
}

extension Rating {
    init?(_ message: WireRating) {
        switch message {
        case .inadequate: self = .inadequate
        case .requiresImprovement: self = .requiresImprovement
        case .good: self = .good
        case .outstanding: self = .outstanding
        case .none, .UNRECOGNIZED: return nil
        }
    }
}

extension WireAnswer {
    init(_ answer: Answer) {
        self =
            switch answer {
            case .yes: .yes
            case .no: .no
            case .notApplicable: .notApplicable
            }
    }
}

extension Answer {
    init?(_ message: WireAnswer) {
        switch message {
        case .yes: self = .yes
        case .no: self = .no
        case .notApplicable: self = .notApplicable
        case .unspecified, .UNRECOGNIZED: return nil
        }
    }
}
