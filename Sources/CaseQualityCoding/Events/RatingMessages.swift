internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension QualitativeRatingProposed: CodedEvent {
    var message: WireQualitativeRatingProposed {
        .with {
            $0.standard = standard.rawValue
            $0.rating = WireRating(rating)
            $0.basis = basis.map(\.rawValue)
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(characteristicsMet, 3)
    }

    init?(_ message: WireQualitativeRatingProposed, _ texts: EventTextReader) {
        guard let standard = Standard.ID(stored: message.standard),
            let rating = Rating(message.rating),
            let basis = message.basis.names(EvidenceReference.self)
        else { return nil }
        self.init(
            standard: standard, rating: rating, characteristicsMet: texts.list(3),
            basis: basis)
    }
}

extension StandardNotRated: TextlessEvent {
    var message: WireStandardNotRated {
        .with {
            $0.standard = standard.rawValue
            $0.why = why.wire()
        }
    }

    init?(_ message: WireStandardNotRated) {
        guard let standard = Standard.ID(stored: message.standard),
            let why = NotRatedReason(stored: message.why)
        else { return nil }
        self.init(standard: standard, why: why)
    }
}
