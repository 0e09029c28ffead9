internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension SamplePlanned: CodedEvent {
    var message: WireSamplePlanned {
        .with {
            $0.domain = domain.rawValue
            if let eligiblePopulation { $0.eligiblePopulation = UInt32(eligiblePopulation) }
            $0.target = UInt32(target)
            if let confidencePercent { $0.confidencePercent = UInt32(confidencePercent) }
            if let marginPoints { $0.marginPoints = UInt32(marginPoints) }
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(strata, 6)
        texts.add(basis, 7)
    }

    init?(_ message: WireSamplePlanned, _ texts: EventTextReader) {
        guard let domain = Domain.ID(stored: message.domain) else { return nil }
        self.init(
            domain: domain,
            eligiblePopulation: message.hasEligiblePopulation
                ? Int(message.eligiblePopulation) : nil,
            target: Int(message.target),
            confidencePercent: message.hasConfidencePercent
                ? Int(message.confidencePercent) : nil,
            marginPoints: message.hasMarginPoints ? Int(message.marginPoints) : nil,
            strata: texts.list(6), basis: texts.text(7))
    }
}

extension CaseSelected: TextlessEvent {
    var message: WireCaseSelected {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.domain = domain.rawValue
            if let stratum { $0.stratum = stratum.rawValue }
            if let team { $0.team = team.rawValue }
            if let caseManager { $0.caseManager = caseManager.rawValue }
            $0.purpose = purpose.wire()
            if let requestedBy { $0.requestedBy = requestedBy.rawValue }
        }
    }

    init?(_ message: WireCaseSelected) {
        guard let key = CaseKey(stored: message.caseKey),
            let domain = Domain.ID(stored: message.domain),
            let purpose = CasePurpose(stored: message.purpose),
            let stratum = stated(message.hasStratum, GroupKey(stored: message.stratum)),
            let team = stated(message.hasTeam, GroupKey(stored: message.team)),
            let manager = stated(message.hasCaseManager, GroupKey(stored: message.caseManager)),
            let requestedBy = stated(message.hasRequestedBy, Agent.ID(stored: message.requestedBy))
        else { return nil }
        self.init(
            caseKey: key, domain: domain, stratum: stratum, team: team, caseManager: manager,
            purpose: purpose, requestedBy: requestedBy)
    }

    /// Reads a selection; `nil` when the generated decoder must read it.
    init?(inPlace payload: Span<UInt8>) {
        var fields = MessageFields(payload)
        guard let key = fields.name(1, CaseKey.self), let domain = fields.name(2, Domain.ID.self)
        else { return nil }
        let stratum = fields.name(3, GroupKey.self)
        let team = fields.name(4, GroupKey.self)
        let manager = fields.name(5, GroupKey.self)
        guard
            let purpose = fields.value(6, { CasePurpose(stored: $0 as WireCasePurpose) }),
            fields.isAtEnd
        else { return nil }
        self.init(
            caseKey: key, domain: domain, stratum: stratum, team: team, caseManager: manager,
            purpose: purpose)
    }
}

extension CaseWithdrawn: TextlessEvent {
    var message: WireCaseWithdrawn {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.domain = domain.rawValue
            $0.why = why.wire()
            if extent != .fromNow { $0.extent = extent.wire() }
            if let requestedBy { $0.requestedBy = requestedBy.rawValue }
        }
    }

    init?(_ message: WireCaseWithdrawn) {
        guard let key = CaseKey(stored: message.caseKey),
            let domain = Domain.ID(stored: message.domain),
            let why = WithdrawalReason(stored: message.why),
            let extent = stated(
                message.extent != .unspecified, WithdrawalExtent(stored: message.extent)),
            let requestedBy = stated(message.hasRequestedBy, Agent.ID(stored: message.requestedBy))
        else { return nil }
        self.init(
            caseKey: key, domain: domain, why: why, extent: extent ?? .fromNow,
            requestedBy: requestedBy)
    }
}

extension CaseReplaced: TextlessEvent {
    var message: WireCaseReplaced {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.by = by.rawValue
            $0.domain = domain.rawValue
            if let requestedBy { $0.requestedBy = requestedBy.rawValue }
        }
    }

    init?(_ message: WireCaseReplaced) {
        guard let key = CaseKey(stored: message.caseKey), let by = CaseKey(stored: message.by),
            let domain = Domain.ID(stored: message.domain),
            let requestedBy = stated(message.hasRequestedBy, Agent.ID(stored: message.requestedBy))
        else { return nil }
        self.init(key, by: by, domain: domain, requestedBy: requestedBy)
    }
}

extension CaseReplacement {
    /// The two events as one part of a request.
    var message: WireCaseReplacement {
        .with {
            $0.withdrawn = withdrawn.message
            $0.selected = selected.message
        }
    }

    /// Reads the part; `nil` when one of the two is missing or not valid.
    init?(_ message: WireCaseReplacement) {
        guard let withdrawn = CaseWithdrawn(message.withdrawn),
            let selected = CaseSelected(message.selected)
        else { return nil }
        self.init(withdrawn: withdrawn, selected: selected)
    }
}

extension EligiblePopulationRecorded: CodedEvent {
    var message: WireEligiblePopulationRecorded {
        .with {
            $0.domain = domain.rawValue
            if let dimension { $0.dimension = dimension.rawValue }
            if let group { $0.group = group.rawValue }
            $0.count = UInt32(count)
            $0.asOf = asOf.description
        }
    }

    func write(into texts: inout EventTextWriter) { texts.add(supplier, 6) }

    init?(_ message: WireEligiblePopulationRecorded, _ texts: EventTextReader) {
        guard let domain = Domain.ID(stored: message.domain),
            let dimension = stated(message.hasDimension, GroupKey(stored: message.dimension)),
            let group = stated(message.hasGroup, GroupKey(stored: message.group)),
            let asOf = PartialDate(message.asOf)
        else { return nil }
        self.init(
            domain: domain, dimension: dimension, group: group, count: Int(message.count),
            asOf: asOf, supplier: texts.text(6))
    }
}
