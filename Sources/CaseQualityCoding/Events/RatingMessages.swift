internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension QualitativeRatingProposed: CodedEvent {
    var message: WireQualitativeRatingProposed {
        .with {
            $0.standard = standard.rawValue
            $0.rating = WireRating(rating)
            $0.characteristicsMet = characteristicsMet
            $0.basis = basis.map(\.rawValue)
        }
    }

    init?(_ message: WireQualitativeRatingProposed) {
        guard let standard = Standard.ID(stored: message.standard),
            let rating = Rating(message.rating),
            let basis = message.basis.names(EvidenceReference.self)
        else { return nil }
        self.init(
            standard: standard, rating: rating, characteristicsMet: message.characteristicsMet,
            basis: basis)
    }
}

extension StandardNotRated: CodedEvent {
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
