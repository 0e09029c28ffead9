internal import CaseQuality
internal import EventSourcing

extension ReportedFact {
    var message: WireReportedFact {
        .with {
            $0.measure = measure.rawValue
            if case .number(let number) = value {
                $0.digits = number.digits
                $0.decimals = UInt32(number.decimals)
            }
            if let count { $0.count = UInt32(count) }
            if let base { $0.base = UInt32(base) }
            if let date = time.on { $0.asOf = date.description }
            if let topic { $0.topic = topic.rawValue }
            if let bound { $0.bound = bound.wire() }
            if let scale {
                $0.scale = .with {
                    if let lowest = scale.lowest { $0.lowest = lowest.message }
                    if let highest = scale.highest { $0.highest = highest.message }
                }
            }
            if nature != .fact { $0.nature = nature.wire() }
            if let time = time.withoutDate.message { $0.time = time }
            $0.supplierInferred = supplier.isInferred
            if let citation = citation.message { $0.citation = citation }
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(group, 2)
        if case .text(let text) = value { texts.add(text, 5) }
        texts.add(unit, 6)
        texts.add(label, 12)
        texts.add(unitNote, 13)
        texts.add(scale?.meaning, 14)
        texts.add(baseUnit, 15)
        texts.add(baseBasis, 16)
        time.write(into: &texts, label: 17, basis: 18)
        supplier.write(into: &texts, name: 10, basis: 19)
        citation.write(into: &texts, places: 11, note: 20)
    }

    init?(_ message: WireReportedFact, _ texts: EventTextReader) {
        let value: Value?
        switch (message.hasDigits, texts.text(5)) {
        case (true, nil):
            value = ReportedNumber(digits: message.digits, decimals: Int(message.decimals))
                .map { .number($0) }
        case (false, let text?): value = message.decimals == 0 ? .text(text) : nil
        default: value = nil
        }
        guard let measure = MeasureKey(stored: message.measure), let value,
            let date = stated(message.hasAsOf, PartialDate(message.asOf)),
            let topic = stated(message.hasTopic, GroupKey(stored: message.topic)),
            let bound: ReportedBound? = storedIfStated(message.bound),
            let nature: FactNature? = storedIfStated(message.nature),
            let scale = stated(message.hasScale, ReportedScale(message.scale, texts.text(14))),
            var time = ReportedTime(message.time, texts, label: 17, basis: 18),
            let citation = Citation(message.citation, texts, places: 11, note: 20)
        else { return nil }
        if let date { time.on = date }
        self.init(
            measure: measure, topic: topic, label: texts.text(12), group: texts.text(2),
            value: value, unit: texts.required(6), unitNote: texts.text(13), bound: bound,
            scale: scale, count: message.hasCount ? Int(message.count) : nil,
            base: message.hasBase ? Int(message.base) : nil, baseUnit: texts.text(15),
            baseBasis: texts.text(16), time: time,
            supplier: ReportedSupplier(
                texts.text(10), basis: texts.text(19), isInferred: message.supplierInferred),
            nature: nature ?? .fact, citation: citation)
    }
}

extension ReportedScale {
    fileprivate init?(_ message: WireReportedScale, _ meaning: FreeText?) {
        guard let lowest = stated(message.hasLowest, ReportedNumber(message.lowest)),
            let highest = stated(message.hasHighest, ReportedNumber(message.highest))
        else { return nil }
        self.init(lowest: lowest, highest: highest, meaning: meaning)
    }
}

extension ReportedNumber {
    fileprivate var message: WireReportedNumber {
        .with {
            $0.digits = digits
            $0.decimals = UInt32(decimals)
        }
    }

    fileprivate init?(_ message: WireReportedNumber) {
        self.init(digits: message.digits, decimals: Int(message.decimals))
    }
}
