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
            if let restates = finding.restates { $0.restates = restates.rawValue }
            $0.links = finding.links.map(\.message)
            if let time = finding.time.message { $0.time = time }
            if let citation = finding.citation.message { $0.citation = citation }
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(finding.label, 4)
        texts.add(finding.related, 7)
        finding.links.write(into: &texts, why: 8)
        finding.time.write(into: &texts, label: 9, basis: 10)
        finding.citation.write(into: &texts, places: 11, note: 12)
    }

    init?(_ message: WireFindingRecorded, _ texts: EventTextReader) {
        guard let id = FindingID(stored: message.finding),
            let target = ReportTarget(message.target),
            let kind = Finding.Kind(stored: message.kind),
            let evidence = message.evidence.names(EvidenceReference.self),
            let questions = message.questions.names(Question.ID.self),
            let restates = stated(message.hasRestates, FindingID(stored: message.restates)),
            let links = [ReportLink](message.links, texts, why: 8),
            let time = ReportedTime(message.time, texts, label: 9, basis: 10),
            let citation = Citation(message.citation, texts, places: 11, note: 12)
        else { return nil }
        self.init(
            finding: Finding(
                id: id, target: target, kind: kind, label: texts.required(4), evidence: evidence,
                questions: questions, related: texts.text(7), restates: restates, links: links,
                time: time, citation: citation))
    }
}

extension EvidenceNoted: CodedEvent {
    var message: WireEvidenceNoted {
        .with {
            $0.target = evidence.target.message
            $0.kind = evidence.kind.wire()
            if let count = evidence.count { $0.count = UInt32(count) }
            if let reference = evidence.reference { $0.reference = reference.rawValue }
            if let reads = evidence.reads { $0.reads = reads.wire() }
            if let base = evidence.base { $0.base = UInt32(base) }
            if let time = evidence.time.message { $0.time = time }
            $0.supplierInferred = evidence.supplier.isInferred
            if let citation = evidence.citation.message { $0.citation = citation }
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(evidence.label, 3)
        texts.add(evidence.speaker, 6)
        texts.add(evidence.duplicateOf, 7)
        texts.add(evidence.summary, 9)
        texts.add(evidence.unit, 10)
        evidence.time.write(into: &texts, label: 11, basis: 12)
        evidence.supplier.write(into: &texts, name: 13, basis: 14)
        evidence.citation.write(into: &texts, places: 8, note: 15)
    }

    init?(_ message: WireEvidenceNoted, _ texts: EventTextReader) {
        guard let target = ReportTarget(message.target),
            let kind = Evidence.Kind(stored: message.kind),
            let reference = stated(
                message.hasReference, EvidenceReference(stored: message.reference)),
            let reads: Finding.Kind? = storedIfStated(message.reads),
            let time = ReportedTime(message.time, texts, label: 11, basis: 12),
            let citation = Citation(message.citation, texts, places: 8, note: 15)
        else { return nil }
        self.init(
            evidence: Evidence(
                target: target, kind: kind, label: texts.text(3), summary: texts.text(9),
                reads: reads, count: message.hasCount ? Int(message.count) : nil,
                unit: texts.text(10), base: message.hasBase ? Int(message.base) : nil,
                reference: reference, speaker: texts.text(6), duplicateOf: texts.text(7),
                time: time,
                supplier: ReportedSupplier(
                    texts.text(13), basis: texts.text(14), isInferred: message.supplierInferred),
                citation: citation))
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
            if let date = entry.time.on { $0.date = date.description }
            $0.status = entry.status.wire()
            if let time = entry.time.withoutDate.message { $0.time = time }
            if let citation = entry.citation.message { $0.citation = citation }
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(entry.what, 2)
        entry.time.write(into: &texts, label: 4, basis: 5)
        entry.citation.write(into: &texts, places: 3, note: 6)
    }

    init?(_ message: WireTimelineEntryNoted, _ texts: EventTextReader) {
        guard let date = stated(!message.date.isEmpty, PartialDate(message.date)),
            let status: TimelineEntry.Status? = storedIfStated(message.status),
            var time = ReportedTime(message.time, texts, label: 4, basis: 5),
            let citation = Citation(message.citation, texts, places: 3, note: 6)
        else { return nil }
        if let date { time.on = date }
        guard time.on != nil || time.period != nil || time.milestone != nil else { return nil }
        self.init(
            entry: TimelineEntry(
                time: time, what: texts.required(2), status: status ?? .happened,
                citation: citation))
    }
}

extension AnomalyNoted: CodedEvent {
    var message: WireAnomalyNoted {
        .with {
            $0.anomaly = anomaly.id.rawValue
            if let citation = anomaly.citation.message { $0.citation = citation }
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(anomaly.kind, 2)
        texts.add(anomaly.detail, 3)
        anomaly.citation.write(into: &texts, places: 4, note: 5)
    }

    init?(_ message: WireAnomalyNoted, _ texts: EventTextReader) {
        guard let id = AnomalyID(stored: message.anomaly),
            let citation = Citation(message.citation, texts, places: 4, note: 5)
        else { return nil }
        self.init(
            anomaly: Anomaly(
                id: id, kind: texts.required(2), detail: texts.required(3), citation: citation))
    }
}

extension KeyQuestionSummarised: CodedEvent {
    var message: WireKeyQuestionSummarised {
        .with {
            $0.question = summary.question.rawValue
            $0.reads = summary.reads.wire()
            $0.readsInferred = summary.readsIsInferred
            $0.evidence = summary.evidence.map(\.rawValue)
            $0.links = summary.links.map(\.message)
            if let time = summary.time.message { $0.time = time }
            if let citation = summary.citation.message { $0.citation = citation }
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(summary.statement, 2)
        texts.add(summary.counterpoint, 3)
        summary.links.write(into: &texts, why: 4)
        summary.time.write(into: &texts, label: 5, basis: 6)
        summary.citation.write(into: &texts, places: 7, note: 8)
    }

    init?(_ message: WireKeyQuestionSummarised, _ texts: EventTextReader) {
        guard let question = Question.ID(stored: message.question),
            let reads = Finding.Kind(stored: message.reads),
            let evidence = message.evidence.names(EvidenceReference.self),
            let links = [ReportLink](message.links, texts, why: 4),
            let time = ReportedTime(message.time, texts, label: 5, basis: 6),
            let citation = Citation(message.citation, texts, places: 7, note: 8)
        else { return nil }
        self.init(
            summary: KeyQuestionSummary(
                question: question, statement: texts.required(2), reads: reads,
                readsIsInferred: message.readsInferred, counterpoint: texts.text(3),
                evidence: evidence, links: links, time: time, citation: citation))
    }
}

extension ChainNoted: CodedEvent {
    var message: WireChainNoted {
        .with {
            $0.chain = chain.id.rawValue
            $0.facts = chain.facts.map(\.rawValue)
            if let citation = chain.citation.message { $0.citation = citation }
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(chain.what, 2)
        chain.citation.write(into: &texts, places: 3, note: 4)
    }

    init?(_ message: WireChainNoted, _ texts: EventTextReader) {
        guard let id = MeasureKey(stored: message.chain),
            let facts = message.facts.names(MeasureKey.self),
            let citation = Citation(message.citation, texts, places: 3, note: 4)
        else { return nil }
        self.init(
            chain: Chain(id: id, what: texts.required(2), facts: facts, citation: citation))
    }
}

extension StatedCountRecorded: CodedEvent {
    var message: WireStatedCountRecorded {
        .with {
            $0.count = count.id.rawValue
            switch count.subject {
            case .question(let id): $0.question = id.rawValue
            case .other(let id, _): $0.standard = id.rawValue
            }
            if let yes = count.yes { $0.yes = UInt32(yes) }
            if let no = count.no { $0.no = UInt32(no) }
            if let total = count.of { $0.of = UInt32(total) }
            if let percent = count.percent { $0.percent = UInt32(percent) }
            if let citation = count.citation.message { $0.citation = citation }
        }
    }

    func write(into texts: inout EventTextWriter) {
        if case .other(_, let text) = count.subject { texts.add(text, 2) }
        texts.add(count.inWords, 3)
        texts.add(count.unit, 4)
        count.citation.write(into: &texts, places: 5, note: 6)
    }

    init?(_ message: WireStatedCountRecorded, _ texts: EventTextReader) {
        guard let id = MeasureKey(stored: message.count),
            let question = stated(message.hasQuestion, Question.ID(stored: message.question)),
            let standard = stated(message.hasStandard, Standard.ID(stored: message.standard)),
            message.percent <= 100,
            let citation = Citation(message.citation, texts, places: 5, note: 6)
        else { return nil }
        let subject: StatedCount.Subject
        switch (question, standard) {
        case (let question?, nil): subject = .question(question)
        case (nil, let standard?): subject = .other(standard, texts.required(2))
        default: return nil
        }
        self.init(
            count: StatedCount(
                id: id, subject: subject, yes: message.hasYes ? Int(message.yes) : nil,
                no: message.hasNo ? Int(message.no) : nil,
                of: message.hasOf ? Int(message.of) : nil, inWords: texts.text(3),
                percent: message.hasPercent ? Int(message.percent) : nil,
                unit: texts.required(4), citation: citation))
    }
}
