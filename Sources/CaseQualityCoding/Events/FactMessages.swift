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
            $0.evidence = finding.evidence.map(\.rawValue)
            $0.questions = finding.questions.map(\.rawValue)
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(finding.label, 4)
        texts.add(finding.related, 7)
    }

    init?(_ message: WireFindingRecorded, _ texts: EventTextReader) {
        guard let id = FindingID(stored: message.finding),
            let target = ReportTarget(message.target),
            let kind = Finding.Kind(stored: message.kind),
            let evidence = message.evidence.names(EvidenceReference.self),
            let questions = message.questions.names(Question.ID.self)
        else { return nil }
        self.init(
            finding: Finding(
                id: id, target: target, kind: kind, label: texts.required(4), evidence: evidence,
                questions: questions, related: texts.text(7)))
    }
}

extension EvidenceNoted: CodedEvent {
    var message: WireEvidenceNoted {
        .with {
            $0.target = evidence.target.message
            $0.kind = evidence.kind.wire()
            if let count = evidence.count { $0.count = UInt32(count) }
            if let reference = evidence.reference { $0.reference = reference.rawValue }
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(evidence.label, 3)
        texts.add(evidence.speaker, 6)
        texts.add(evidence.duplicateOf, 7)
        texts.add(evidence.place, 8)
    }

    init?(_ message: WireEvidenceNoted, _ texts: EventTextReader) {
        guard let target = ReportTarget(message.target),
            let kind = Evidence.Kind(stored: message.kind),
            let reference = stated(
                message.hasReference, EvidenceReference(stored: message.reference))
        else { return nil }
        self.init(
            evidence: Evidence(
                target: target, kind: kind, label: texts.text(3),
                count: message.hasCount ? Int(message.count) : nil, reference: reference,
                speaker: texts.text(6), duplicateOf: texts.text(7), place: texts.text(8)))
    }
}

extension ContextFactRecorded: CodedEvent {
    var message: WireContextFactRecorded {
        .with {
            $0.target = target.message
            $0.fact = fact.message
        }
    }

    func write(into texts: inout EventTextWriter) {
        fact.write(into: &texts)
    }

    init?(_ message: WireContextFactRecorded, _ texts: EventTextReader) {
        guard let target = ReportTarget(message.target),
            let fact = ReportedFact(message.fact, texts)
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

    func write(into texts: inout EventTextWriter) {
        fact.write(into: &texts)
    }

    init?(_ message: WireSurveyRecorded, _ texts: EventTextReader) {
        guard let survey = GroupKey(stored: message.survey),
            let fact = ReportedFact(message.fact, texts)
        else { return nil }
        self.init(survey: survey, fact: fact)
    }
}

extension TimelineEntryNoted: CodedEvent {
    var message: WireTimelineEntryNoted {
        .with {
            $0.date = entry.date.description
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(entry.what, 2)
        texts.add(entry.place, 3)
    }

    init?(_ message: WireTimelineEntryNoted, _ texts: EventTextReader) {
        guard let date = PartialDate(message.date) else { return nil }
        self.init(
            entry: TimelineEntry(
                date: date, what: texts.required(2), place: texts.text(3)))
    }
}

extension AnomalyNoted: CodedEvent {
    var message: WireAnomalyNoted {
        .with {
            $0.anomaly = anomaly.id.rawValue
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(anomaly.kind, 2)
        texts.add(anomaly.detail, 3)
    }

    init?(_ message: WireAnomalyNoted, _ texts: EventTextReader) {
        guard let id = AnomalyID(stored: message.anomaly) else { return nil }
        self.init(anomaly: Anomaly(id: id, kind: texts.required(2), detail: texts.required(3)))
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
            if case .number(let number) = value {
                $0.digits = number.digits
                $0.decimals = UInt32(number.decimals)
            }
            if let count { $0.count = UInt32(count) }
            if let base { $0.base = UInt32(base) }
            if let asOf { $0.asOf = asOf.description }
        }
    }

    fileprivate func write(into texts: inout EventTextWriter) {
        texts.add(group, 2)
        if case .text(let text) = value { texts.add(text, 5) }
        texts.add(unit, 6)
        texts.add(supplier, 10)
        texts.add(place, 11)
    }

    fileprivate init?(_ message: WireReportedFact, _ texts: EventTextReader) {
        let value: Value?
        switch (message.hasDigits, texts.text(5)) {
        case (true, nil):
            value = ReportedNumber(digits: message.digits, decimals: Int(message.decimals))
                .map { .number($0) }
        case (false, let text?): value = message.decimals == 0 ? .text(text) : nil
        default: value = nil
        }
        guard let measure = MeasureKey(stored: message.measure), let value,
            let asOf = stated(message.hasAsOf, PartialDate(message.asOf))
        else { return nil }
        self.init(
            measure: measure, group: texts.text(2), value: value,
            unit: texts.required(6), count: message.hasCount ? Int(message.count) : nil,
            base: message.hasBase ? Int(message.base) : nil, asOf: asOf,
            supplier: texts.text(10), place: texts.text(11))
    }
}
