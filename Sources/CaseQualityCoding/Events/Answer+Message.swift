internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension WireAnswer {
    init(_ answer: Answer) {
        self =
            switch answer {
            case .yes: .yes
            case .no: .no
            case .notApplicable: .notApplicable
            case .notOnFile: .notOnFile
            }
    }
}

extension Answer {
    init?(_ message: WireAnswer) {
        switch message {
        case .yes: self = .yes
        case .no: self = .no
        case .notApplicable: self = .notApplicable
        case .notOnFile: self = .notOnFile
        case .unspecified, .UNRECOGNIZED: return nil
        }
    }
}
