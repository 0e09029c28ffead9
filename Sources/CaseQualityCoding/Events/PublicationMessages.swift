internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension ReportPublished: TextlessEvent {
    var message: WireReportPublished {
        .with {
            $0.ratings = ratings.map(\.message)
            $0.total = UInt32(total ?? 0)
            $0.maximum = UInt32(maximum ?? 0)
            $0.overall = WireRating(overall)
            if let publishedOn { $0.publishedOn = publishedOn.description }
            if let requestedBy { $0.requestedBy = requestedBy.rawValue }
            $0.standsAlone = standsAlone
        }
    }

    init?(_ message: WireReportPublished) {
        guard let ratings = message.ratings.ratings,
            let overall = stated(message.overall != .none, Rating(message.overall)),
            let publishedOn = stated(message.hasPublishedOn, PartialDate(message.publishedOn)),
            let requestedBy = stated(message.hasRequestedBy, Agent.ID(stored: message.requestedBy))
        else { return nil }
        let isTotalKnown = !message.standsAlone || message.maximum > 0
        self.init(
            ratings: ratings, total: isTotalKnown ? Int(message.total) : nil,
            maximum: isTotalKnown ? Int(message.maximum) : nil, overall: overall,
            publishedOn: publishedOn, requestedBy: requestedBy, standsAlone: message.standsAlone)
    }
}

extension ReportCorrected: TextlessEvent {
    var message: WireReportCorrected {
        .with {
            $0.standard = standard.rawValue
            $0.from = WireRating(from)
            $0.to = WireRating(to)
            if let requestedBy { $0.requestedBy = requestedBy.rawValue }
        }
    }

    init?(_ message: WireReportCorrected) {
        guard let standard = Standard.ID(stored: message.standard),
            let from = stated(message.from != .none, Rating(message.from)),
            let to = Rating(message.to),
            let requestedBy = stated(message.hasRequestedBy, Agent.ID(stored: message.requestedBy))
        else { return nil }
        self.init(standard: standard, from: from, to: to, requestedBy: requestedBy)
    }
}

extension PublishedRatingRecorded: CodedEvent {
    var message: WirePublishedRatingRecorded {
        .with {
            $0.standard = standard.rawValue
            $0.rating = WireRating(rating)
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(place, 3)
    }

    init?(_ message: WirePublishedRatingRecorded, _ texts: EventTextReader) {
        guard let standard = Standard.ID(stored: message.standard),
            let rating = Rating(message.rating)
        else { return nil }
        self.init(standard: standard, rating: rating, place: texts.required(3))
    }
}

extension PublishedFigureRecorded: CodedEvent {
    var message: WirePublishedFigureRecorded {
        .with {
            switch item {
            case .question(let id): $0.question = id.rawValue
            case .measure(let key): $0.measure = key.rawValue
            }
            $0.percent = UInt32(percent)
            if let base { $0.base = UInt32(base) }
            $0.possibleCounts = possibleCounts.map { UInt32($0) }
            if let time = time.message { $0.time = time }
            $0.supplierInferred = supplier.isInferred
            if let citation = citation.message { $0.citation = citation }
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(baseBasis, 7)
        time.write(into: &texts, label: 8, basis: 9)
        supplier.write(into: &texts, name: 10, basis: 11)
        citation.write(into: &texts, places: 5, note: 12)
    }

    init?(_ message: WirePublishedFigureRecorded, _ texts: EventTextReader) {
        let item: PublishedFigure?
        if message.hasMeasure {
            item =
                message.question.isEmpty
                ? MeasureKey(stored: message.measure).map { .measure($0) } : nil
        } else {
            item = Question.ID(stored: message.question).map { .question($0) }
        }
        guard let item, message.percent <= 100, message.base <= UInt32(Int32.max),
            let time = ReportedTime(message.time, texts, label: 8, basis: 9),
            let citation = Citation(message.citation, texts, places: 5, note: 12)
        else { return nil }
        self.init(
            item: item, percent: Int(message.percent),
            base: message.hasBase ? Int(message.base) : nil,
            possibleCounts: message.possibleCounts.map { Int($0) }, baseBasis: texts.text(7),
            time: time,
            supplier: ReportedSupplier(
                texts.text(10), basis: texts.text(11), isInferred: message.supplierInferred),
            citation: citation)
    }
}

extension DraftIssued: CodedEvent {
    var message: WireDraftIssued {
        .with {
            $0.kind = kind.wire()
            if let due { $0.due = due.description }
        }
    }

    func write(into texts: inout EventTextWriter) { texts.add(recipient, 2) }

    init?(_ message: WireDraftIssued, _ texts: EventTextReader) {
        guard let kind = DraftKind(stored: message.kind),
            let due = stated(message.hasDue, PartialDate(message.due))
        else { return nil }
        self.init(kind: kind, recipient: texts.required(2), due: due)
    }
}

extension ReinspectionScheduled: TextlessEvent {
    var message: WireReinspectionScheduled { .with { $0.due = due.description } }

    init?(_ message: WireReinspectionScheduled) {
        guard let due = PartialDate(message.due) else { return nil }
        self.init(due: due)
    }
}
