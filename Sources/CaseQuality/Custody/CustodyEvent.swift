public import EventSourcing

/// An event of the ledger's own stream: a copy left the ledger, the ledger was restored from one,
/// somebody read a person's record, or somebody accepted an older state.
///
/// A later erasure of a text needs to know which copies of the ledger exist. These events belong to
/// no inspection, and no rating depends on them.
public enum CustodyEvent: Hashable, Sendable {
    /// A backup was made.
    case backupMade(BackupMade)
    /// Events or answers were exported.
    case exportMade(ExportMade)
    /// The record of a person's work was read.
    case personRecordRead(PersonRecordRead)
    /// The ledger was accepted as it is, although it was not the one that had been seen last.
    case stateAccepted(StateAccepted)
    /// The ledger was made from a backup.
    case ledgerRestored(LedgerRestored)

    /// The event itself.
    package var content: any CustodyEventContent {
        switch self {
        case .backupMade(let event): event
        case .exportMade(let event): event
        case .personRecordRead(let event): event
        case .stateAccepted(let event): event
        case .ledgerRestored(let event): event
        }
    }

    /// Every kind of event, in the order of the cases.
    package static let kinds: [any CustodyEventContent.Type] = [
        BackupMade.self, ExportMade.self, PersonRecordRead.self, StateAccepted.self,
        LedgerRestored.self,
    ]

    /// The event's name on disk.
    public var name: EventName { type(of: content).name }

    /// Describes the event in a sentence without a full stop; it has no text that a person typed.
    ///
    /// - Parameter actor: Who did it.
    /// - Returns: The sentence.
    public func sentence(by actor: Agent.ID) -> String { content.sentence(by: actor) }

    /// The fields of the kind of event with this name on disk; empty for an unknown kind.
    package static func fields(of name: EventName) -> [FieldPrivacy] {
        kinds.first { $0.name == name }?.fields ?? []
    }
}

/// One kind of event of the ledger's own stream.
package protocol CustodyEventContent: Event {
    /// Every field: the person that it is about, and whether it can be erased.
    static var fields: [FieldPrivacy] { get }

    /// The texts of the event, each with the number of its field in the message.
    var texts: [(number: UInt8, value: FreeText)] { get }

    /// Describes the event in a sentence without a full stop and without typed text.
    func sentence(by actor: Agent.ID) -> String
}
