internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension AssessmentOpened: TextlessEvent {
    var message: WireAssessmentOpened {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.inspector = inspector.rawValue
        }
    }

    init?(_ message: WireAssessmentOpened) {
        guard let key = CaseKey(stored: message.caseKey),
            let inspector = Agent.ID(stored: message.inspector)
        else { return nil }
        self.init(caseKey: key, inspector: inspector)
    }
}

extension AssessmentSubmitted: TextlessEvent {
    var message: WireAssessmentSubmitted {
        .with {
            $0.caseKey = caseKey.rawValue
            if let caseManagerInterviewed {
                $0.caseManagerInterviewed = caseManagerInterviewed
            }
        }
    }

    init?(_ message: WireAssessmentSubmitted) {
        guard let key = CaseKey(stored: message.caseKey) else { return nil }
        self.init(
            caseKey: key,
            caseManagerInterviewed: message.hasCaseManagerInterviewed
                ? message.caseManagerInterviewed : nil)
    }
}

extension AssessmentReopened: TextlessEvent {
    var message: WireAssessmentReopened { .with { $0.caseKey = caseKey.rawValue } }

    init?(_ message: WireAssessmentReopened) {
        guard let key = CaseKey(stored: message.caseKey) else { return nil }
        self.init(caseKey: key)
    }
}

extension CaseModerated: TextlessEvent {
    var message: WireCaseModerated {
        .with {
            $0.caseKey = caseKey.rawValue
            $0.changed = changed.map(\.rawValue)
            $0.isSelfModerated = isSelfModerated
        }
    }

    init?(_ message: WireCaseModerated) {
        guard let key = CaseKey(stored: message.caseKey),
            let changed = message.changed.names(Question.ID.self)
        else { return nil }
        self.init(caseKey: key, changed: changed, isSelfModerated: message.isSelfModerated)
    }
}
