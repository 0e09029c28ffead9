internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension RetentionHoldPlaced: TextlessEvent {
    var message: WireRetentionHoldPlaced {
        .with {
            if let key = subject.caseKey { $0.caseKey = key.rawValue }
            if let position = subject.position { $0.event = position.rawValue }
            $0.basis = basis.wire()
            if let reference { $0.reference = reference.rawValue }
            if let until { $0.until = until.description }
        }
    }

    init?(_ message: WireRetentionHoldPlaced) {
        guard let subject = HoldSubject(message), let basis = HoldBasis(stored: message.basis),
            let reference = stated(
                message.hasReference, EvidenceReference(stored: message.reference)),
            let until = stated(message.hasUntil, PartialDate(message.until))
        else { return nil }
        self.init(subject: subject, basis: basis, reference: reference, until: until)
    }
}

extension HoldSubject {
    /// Reads what a hold covers; `nil` when the message names a case and an event.
    fileprivate init?(_ message: WireRetentionHoldPlaced) {
        guard let key = stated(message.hasCaseKey, CaseKey(stored: message.caseKey)) else {
            return nil
        }
        switch (key, message.hasEvent) {
        case (let key?, false): self = .sampled(key)
        case (nil, true): self = .event(Position(message.event))
        case (nil, false): self = .inspection
        case (_?, true): return nil
        }
    }
}

extension RetentionHoldLifted: TextlessEvent {
    var message: WireRetentionHoldLifted { .with { $0.supersedes = supersedes.rawValue } }

    init?(_ message: WireRetentionHoldLifted) {
        self.init(supersedes: Position(message.supersedes))
    }
}

extension ErasureRefused: TextlessEvent {
    var message: WireErasureRefused {
        .with {
            $0.of = of.rawValue
            $0.text = text.rawValue
            $0.hold = hold.rawValue
            $0.basis = basis.wire()
        }
    }

    init?(_ message: WireErasureRefused) {
        guard let text = TextName(stored: message.text),
            let basis = HoldBasis(stored: message.basis)
        else { return nil }
        self.init(
            of: Position(message.of), text: text, hold: Position(message.hold),
            basis: basis)
    }
}
