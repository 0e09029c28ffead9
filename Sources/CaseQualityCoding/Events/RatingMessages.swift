internal import EventSourcing
internal import SwiftProtobuf

extension QualitativeRatingProposed: WireEvent {
    var event: InspectionEvent { .qualitativeRatingProposed(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["standard": standard.rawValue]
    }

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

extension StandardNotRated: WireEvent {
    var event: InspectionEvent { .standardNotRated(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["standard": standard.rawValue]
    }

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

extension PublishedRatingRecorded: WireEvent {
    var event: InspectionEvent { .publishedRatingRecorded(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["standard": standard.rawValue]
    }

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

extension PublishedFigureRecorded: WireEvent {
    var event: InspectionEvent { .publishedFigureRecorded(self) }

    func tags(in framework: Framework?) -> [String: String] {
        switch item {
        case .question(let id): questionTags(id, in: framework)
        case .measure(let key): ["measure": key.rawValue]
        }
    }

    var message: WirePublishedFigureRecorded {
        .with {
            switch item {
            case .question(let id): $0.question = id.rawValue
            case .measure(let key): $0.measure = key.rawValue
            }
            $0.percent = UInt32(percent)
            if let base { $0.base = UInt32(base) }
            $0.possibleCounts = possibleCounts.map { UInt32($0) }
            $0.place = place
        }
    }

    init?(_ message: WirePublishedFigureRecorded) {
        let item: PublishedFigure?
        if message.hasMeasure {
            item =
                message.question.isEmpty
                ? MeasureKey(rawValue: message.measure).map { .measure($0) } : nil
        } else {
            item = Question.ID(rawValue: message.question).map { .question($0) }
        }
        guard let item, message.percent <= 100, message.base <= UInt32(Int32.max) else {
            return nil
        }
        self.init(
            item: item, percent: Int(message.percent),
            base: message.hasBase ? Int(message.base) : nil,
            possibleCounts: message.possibleCounts.map { Int($0) }, place: message.place)
    }
}
