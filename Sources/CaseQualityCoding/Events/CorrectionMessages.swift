internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension FactCorrected: TextlessEvent {
    var message: WireFactCorrected {
        .with {
            $0.kind = kind.wire()
            $0.supersedes = supersedes.rawValue
        }
    }

    init?(_ message: WireFactCorrected) {
        guard let kind = FactKind(stored: message.kind) else { return nil }
        self.init(kind: kind, supersedes: Position(message.supersedes))
    }
}

extension RecommendationCorrected: CodedEvent {
    private var made: RecommendationMade { RecommendationMade(recommendation: recommendation) }

    var message: WireRecommendationCorrected {
        .with {
            $0.made = made.message
            $0.supersedes = supersedes.rawValue
        }
    }

    func write(into texts: inout EventTextWriter) { made.write(into: &texts) }

    init?(_ message: WireRecommendationCorrected, _ texts: EventTextReader) {
        guard let made = RecommendationMade(message.made, texts) else { return nil }
        self.init(
            recommendation: made.recommendation, supersedes: Position(message.supersedes))
    }
}
