internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

// The parts that reported facts share: where a source says something, when it held, who supplied
// it, and its links.

extension Citation {
    /// The message; `nil` when it would be empty.
    var message: WireCitation? {
        guard attributedTo != nil || isInferred || !anomalies.isEmpty else { return nil }
        return .with {
            if let attributedTo { $0.attributedTo = attributedTo.wire() }
            $0.inferred = isInferred
            $0.anomalies = anomalies.map(\.rawValue)
        }
    }

    func write(into texts: inout EventTextWriter, places: UInt8, note: UInt8) {
        texts.add(self.places, places)
        texts.add(self.note, note)
    }

    init?(_ message: WireCitation, _ texts: EventTextReader, places: UInt8, note: UInt8) {
        guard let attributedTo: Attribution? = storedIfStated(message.attributedTo),
            let anomalies = message.anomalies.names(AnomalyID.self)
        else { return nil }
        self.init(
            places: texts.list(places), attributedTo: attributedTo, isInferred: message.inferred,
            note: texts.text(note), anomalies: anomalies)
    }
}

extension ReportedTime {
    /// The message; `nil` when it would be empty.
    var message: WireReportedTime? {
        guard on != nil || period != nil || milestone != nil else { return nil }
        return .with {
            if let on { $0.on = on.description }
            if let period {
                $0.period = .with {
                    if let from = period.from { $0.from = from.description }
                    if let to = period.to { $0.to = to.description }
                    $0.bounds = period.areBounds
                }
            }
            if let milestone { $0.milestone = milestone.rawValue }
        }
    }

    /// The time without its date, which some messages have in a field of their own.
    var withoutDate: ReportedTime {
        var time = self
        time.on = nil
        return time
    }

    func write(into texts: inout EventTextWriter, label: UInt8, basis: UInt8) {
        texts.add(period?.label, label)
        texts.add(self.basis, basis)
    }

    init?(_ message: WireReportedTime, _ texts: EventTextReader, label: UInt8, basis: UInt8) {
        guard let date = stated(message.hasOn, PartialDate(message.on)),
            let from = stated(message.period.hasFrom, PartialDate(message.period.from)),
            let to = stated(message.period.hasTo, PartialDate(message.period.to)),
            let milestone = stated(message.hasMilestone, GroupKey(stored: message.milestone))
        else { return nil }
        self.init(
            on: date,
            period: message.hasPeriod
                ? Period(
                    from: from, to: to, areBounds: message.period.bounds, label: texts.text(label))
                : nil, milestone: milestone, basis: texts.text(basis))
    }
}

extension ReportedSupplier {
    func write(into texts: inout EventTextWriter, name: UInt8, basis: UInt8) {
        texts.add(self.name, name)
        texts.add(self.basis, basis)
    }
}

extension ReportLink {
    var message: WireReportLink {
        .with {
            switch to {
            case .part(let target): $0.part = target.message
            case .finding(let id): $0.finding = id.rawValue
            case .fact(let measure): $0.fact = measure.rawValue
            case .section(let section): $0.section = section.rawValue
            }
            $0.inferred = isInferred
        }
    }

    fileprivate init?(_ message: WireReportLink, _ why: FreeText?) {
        let target: Target?
        switch (message.hasPart, message.hasFinding, message.hasFact, message.hasSection) {
        case (true, false, false, false):
            target = ReportTarget(message.part).map { .part($0) }
        case (false, true, false, false):
            target = FindingID(stored: message.finding).map { .finding($0) }
        case (false, false, true, false):
            target = MeasureKey(stored: message.fact).map { .fact($0) }
        case (false, false, false, true):
            target = GroupKey(stored: message.section).map { .section($0) }
        default: target = nil
        }
        guard let target else { return nil }
        self.init(to: target, isInferred: message.inferred, why: why)
    }
}

extension [ReportLink] {
    func write(into texts: inout EventTextWriter, why number: UInt8) {
        for (index, link) in enumerated() { texts.add(link.why, number, at: index) }
    }

    init?(_ messages: [WireReportLink], _ texts: EventTextReader, why number: UInt8) {
        let links = messages.enumerated().compactMap { index, message in
            ReportLink(message, texts.text(number, at: index))
        }
        guard links.count == messages.count else { return nil }
        self = links
    }
}

extension ReportTarget {
    var message: WireReportTarget {
        .with {
            switch self {
            case .inspection: break
            case .domain(let id): $0.domain = id.rawValue
            case .standard(let id): $0.standard = id.rawValue
            case .question(let id): $0.question = id.rawValue
            }
        }
    }

    init?(_ message: WireReportTarget) {
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
