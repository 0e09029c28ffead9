internal import CaseQuality
internal import EventSourcing
internal import Foundation
internal import SwiftProtobuf

extension CustodyEvent {
    /// The event as a message of the current schema version, without typed text.
    var message: any SwiftProtobuf.Message {
        switch self {
        case .backupMade(let event): event.message
        case .exportMade(let event): event.message
        case .personRecordRead(let event): event.message
        case .stateAccepted(let event): event.message
        case .ledgerRestored(let event): event.message
        }
    }
}

extension BackupMade {
    fileprivate var message: WireBackupMade {
        .with {
            if let since { $0.since = since.rawValue }
            $0.through = through.rawValue
            $0.bytes = UInt64(bytes)
            $0.digest = Data(digest.bytes)
        }
    }

    /// Reads a message and its text; `nil` when a field has an invalid value.
    init?(_ message: WireBackupMade, _ texts: EventTextReader) {
        guard let bytes = Int(exactly: message.bytes),
            let digest = ContentDigest(bytes: Array(message.digest))
        else { return nil }
        self.init(
            since: message.hasSince ? Position(message.since) : nil,
            through: Position(message.through), bytes: bytes, digest: digest,
            path: texts.required(5))
    }
}

extension ExportMade {
    fileprivate var message: WireExportMade {
        .with {
            $0.kind = kind.wire()
            if let inspection { $0.inspection = inspection.rawValue }
            $0.through = through.rawValue
            $0.bytes = UInt64(bytes)
            $0.digest = Data(digest.bytes)
        }
    }

    /// Reads a message and its text; `nil` when a field has an invalid value.
    init?(_ message: WireExportMade, _ texts: EventTextReader) {
        guard let kind = ExportKind(stored: message.kind), let bytes = Int(exactly: message.bytes),
            let digest = ContentDigest(bytes: Array(message.digest)),
            let inspection = stated(
                message.hasInspection, StreamName(stored: message.inspection))
        else { return nil }
        self.init(
            kind: kind, inspection: inspection, through: Position(message.through), bytes: bytes,
            digest: digest, path: texts.required(6))
    }
}

extension PersonRecordRead {
    fileprivate var message: WirePersonRecordRead {
        .with {
            $0.person = person.rawValue
            $0.inspection = inspection.rawValue
            $0.asOf = asOf.rawValue
        }
    }

    /// Reads a message and its text; `nil` when a field has an invalid value.
    init?(_ message: WirePersonRecordRead, _ texts: EventTextReader) {
        guard let person = Agent.ID(stored: message.person),
            let inspection = StreamName(stored: message.inspection)
        else { return nil }
        self.init(
            person: person, inspection: inspection, asOf: Position(message.asOf),
            purpose: texts.required(4))
    }
}

extension StateAccepted {
    fileprivate var message: WireStateAccepted {
        .with {
            $0.cause = cause.wire()
            if let seen { $0.seen = seen.rawValue }
            $0.through = through.rawValue
        }
    }

    /// Reads a message; `nil` when a field has an invalid value.
    init?(_ message: WireStateAccepted) {
        guard let cause = RollbackCause(stored: message.cause) else { return nil }
        self.init(
            cause: cause, seen: message.hasSeen ? Position(message.seen) : nil,
            through: Position(message.through))
    }
}

extension LedgerRestored {
    fileprivate var message: WireLedgerRestored {
        .with {
            $0.wholeThrough = wholeThrough.rawValue
            $0.increments = UInt64(increments)
            $0.through = through.rawValue
            $0.erasedAgain = UInt64(erasedAgain)
            if let replaced { $0.replaced = replaced.rawValue }
        }
    }

    /// Reads a message and its text; `nil` when a field has an invalid value.
    init?(_ message: WireLedgerRestored, _ texts: EventTextReader) {
        guard let increments = Int(exactly: message.increments),
            let erasedAgain = Int(exactly: message.erasedAgain)
        else { return nil }
        self.init(
            wholeThrough: Position(message.wholeThrough), increments: increments,
            through: Position(message.through), erasedAgain: erasedAgain,
            replaced: message.hasReplaced ? Position(message.replaced) : nil,
            path: texts.required(6), moved: texts.text(7, at: 0))
    }
}
