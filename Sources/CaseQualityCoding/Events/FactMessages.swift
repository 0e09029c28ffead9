internal import CaseQuality
internal import ByteCoding
internal import EventSourcing
internal import SwiftProtobuf

extension FindingRecorded: CodedEvent {
    var message: WireFindingRecorded {
        .with {
            $0.finding = finding.id.rawValue
            $0.target = finding.target.message
            $0.kind = finding.kind.wire()
            $0.label = finding.label
            $0.evidence = finding.evidence.map(\.rawValue)
            $0.questions = finding.questions.map(\.rawValue)
            if let related = finding.related { $0.related = related }
        }
    }

    init?(_ message: WireFindingRecorded) {
        guard let id = FindingID(stored: message.finding),
            let target = ReportTarget(message.target),
            let kind = Finding.Kind(stored: message.kind),
            let evidence = message.evidence.names(EvidenceReference.self),
            let questions = message.questions.names(Question.ID.self)
        else { return nil }
        self.init(
            finding: Finding(
                id: id, target: target, kind: kind, label: message.label, evidence: evidence,
                questions: questions, related: message.hasRelated ? message.related : nil))
    }
}

extension EvidenceNoted: CodedEvent {
    var message: WireEvidenceNoted {
        .with {
            $0.target = evidence.target.message
            $0.kind = evidence.kind.wire()
            if let label = evidence.label { $0.label = label }
            if let count = evidence.count { $0.count = UInt32(count) }
            if let reference = evidence.reference { $0.reference = reference.rawValue }
            if let speaker = evidence.speaker { $0.speaker = speaker }
            if let duplicate = evidence.duplicateOf { $0.duplicateOf = duplicate }
            if let place = evidence.place { $0.place = place }
        }
    }

    init?(_ message: WireEvidenceNoted) {
        guard let target = ReportTarget(message.target),
            let kind = Evidence.Kind(stored: message.kind),
            let reference = stated(
                message.hasReference, EvidenceReference(stored: message.reference))
        else { return nil }
        self.init(
            evidence: Evidence(
                target: target, kind: kind, label: message.hasLabel ? message.label : nil,
                count: message.hasCount ? Int(message.count) : nil, reference: reference,
                speaker: message.hasSpeaker ? message.speaker : nil,
                duplicateOf: message.hasDuplicateOf ? message.duplicateOf : nil,
                place: message.hasPlace ? message.place : nil))
    }
}

extension ContextFactRecorded: CodedEvent {
    var message: WireContextFactRecorded {
        .with {
            $0.target = target.message
            $0.fact = fact.message
        }
    }

    init?(_ message: WireContextFactRecorded) {
        guard let target = ReportTarget(message.target), let fact = ReportedFact(message.fact)
        else { return nil }
        self.init(target: target, fact: fact)
    }
}

extension SurveyRecorded: CodedEvent {
    var message: WireSurveyRecorded {
        .with {
            $0.survey = survey.rawValue
            $0.fact = fact.message
        }
    }

    init?(_ message: WireSurveyRecorded) {
        guard let survey = GroupKey(stored: message.survey),
            let fact = ReportedFact(message.fact)
        else { return nil }
        self.init(survey: survey, fact: fact)
    }
}

extension TimelineEntryNoted: CodedEvent {
    var message: WireTimelineEntryNoted {
        .with {
            $0.date = entry.date.description
            $0.what = entry.what
            if let place = entry.place { $0.place = place }
        }
    }

    init?(_ message: WireTimelineEntryNoted) {
        guard let date = PartialDate(message.date) else { return nil }
        self.init(
            entry: TimelineEntry(
                date: date, what: message.what, place: message.hasPlace ? message.place : nil))
    }
}

extension AnomalyNoted: CodedEvent {
    var message: WireAnomalyNoted {
        .with {
            $0.anomaly = anomaly.id.rawValue
            $0.kind = anomaly.kind
            $0.detail = anomaly.detail
        }
    }

    init?(_ message: WireAnomalyNoted) {
        guard let id = AnomalyID(stored: message.anomaly) else { return nil }
        self.init(anomaly: Anomaly(id: id, kind: message.kind, detail: message.detail))
    }
}

extension ReportTarget {
    fileprivate var message: WireReportTarget {
        .with {
            switch self {
            case .inspection: break
            case .domain(let id): $0.domain = id.rawValue
            case .standard(let id): $0.standard = id.rawValue
            case .question(let id): $0.question = id.rawValue
            }
        }
    }

    fileprivate init?(_ message: WireReportTarget) {
        guard let domain = stated(message.hasDomain, Domain.ID(stored: message.domain)),
            let standard = stated(message.hasStandard, Standard.ID(stored: message.standard)),
            let question = stated(message.hasQuestion, Question.ID(stored: message.question))
        else { return nil }
        switch (domain, standard, question) {
        case (nil, nil, nil): self = .inspection
        case (let id?, nil, nil): self = .domain(id)
        case (nil, let id?, nil): self = .standard(id)
        case (nil, nil, let id?): self = .question(id)
        default: return nil
        }
    }

}

extension ReportedFact {
    fileprivate var message: WireReportedFact {
        .with {
            $0.measure = measure.rawValue
            if let group { $0.group = group }
            switch value {
            case .number(let number):
                $0.digits = number.digits
                $0.decimals = UInt32(number.decimals)
            case .text(let text): $0.text = text
            }
            $0.unit = unit
            if let count { $0.count = UInt32(count) }
            if let base { $0.base = UInt32(base) }
            if let asOf { $0.asOf = asOf.description }
            if let supplier { $0.supplier = supplier }
            if let place { $0.place = place }
        }
    }

    fileprivate init?(_ message: WireReportedFact) {
        let value: Value?
        switch (message.hasDigits, message.hasText) {
        case (true, false):
            value = ReportedNumber(digits: message.digits, decimals: Int(message.decimals))
                .map { .number($0) }
        case (false, true): value = message.decimals == 0 ? .text(message.text) : nil
        default: value = nil
        }
        guard let measure = MeasureKey(stored: message.measure), let value,
            let asOf = stated(message.hasAsOf, PartialDate(message.asOf))
        else { return nil }
        self.init(
            measure: measure, group: message.hasGroup ? message.group : nil, value: value,
            unit: message.unit, count: message.hasCount ? Int(message.count) : nil,
            base: message.hasBase ? Int(message.base) : nil, asOf: asOf,
            supplier: message.hasSupplier ? message.supplier : nil,
            place: message.hasPlace ? message.place : nil)
    }
}
