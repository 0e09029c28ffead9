internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension WireRating {
    init(_ rating: Rating?) {
        self =
            switch rating {
            case nil: .none
            case .inadequate: .inadequate
            case .requiresImprovement: .requiresImprovement
            case .good: .good
            case .outstanding: .outstanding
            }
    }
}

extension Rating {
    init?(_ message: WireRating) {
        switch message {
        case .inadequate: self = .inadequate
        case .requiresImprovement: self = .requiresImprovement
        case .good: self = .good
        case .outstanding: self = .outstanding
        case .none, .UNRECOGNIZED: return nil
        }
    }
}
