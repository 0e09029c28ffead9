public import CaseLedger
internal import CaseQuality

/// The result of restoring a ledger.
public struct RestoredLedger: Sendable {
    /// What was restored.
    public let restoration: StoreRestoration

    /// Creates the result.
    public init(_ restoration: StoreRestoration) { self.restoration = restoration }

    /// The result in words.
    public var sentences: [String] {
        let made = restoration
        let parts =
            made.increments == 0 ? "" : " and \(made.increments.counted("increment"))"
        var sentences = [
            "Restored \(made.path) up to position \(made.through), from a whole backup up to "
                + "position \(made.wholeThrough)\(parts), and verified it."
        ]
        let missing = made.replaced?.missingErasures ?? 0
        if missing > 0 {
            sentences.append(
                "\(missing.counted("text")) that had been erased may be in it again: the ledger that was "
                    + "there was an older file, without the last erasures. Erase again with case-ledger "
                    + "forget.")
        } else {
            sentences.append(
                Self.erasures(
                    made.erasedAgain, isDamaged: made.replaced.map { $0.head == nil } ?? false))
        }
        guard let old = made.replaced else { return sentences }
        sentences.append("The ledger that was there is at \(old.path).")
        if let seen = old.seen, let head = old.head {
            sentences.append(
                "It was an older file: its last position is \(head), and \(seen) had been seen. The events "
                    + "after \(head) are in neither.")
        }
        switch (old.isSameLedger, old.head) {
        case (true?, let head?):
            if head != made.through {
                sentences.append("The ledger went from position \(head) to \(made.through).")
            }
            let common = old.common ?? made.through
            if head > common { sentences += Self.beyond(old, common) }
        case (false?, _): sentences.append("It was another ledger.")
        default:
            sentences.append(
                "It is damaged: whose events are not in this one is not known. Salvage it to see "
                    + "them.")
        }
        return sentences
    }

    /// Whether texts that were erased after the backups were made are erased.
    private static func erasures(_ again: Int?, isDamaged: Bool) -> String {
        switch again {
        case let again? where isDamaged:
            "\(again.counted("text")) of which the damaged ledger still has the erasure \(again == 1 ? "is" : "are") "
                + "erased. If another text had been erased, it is in the ledger again: erase it again "
                + "with case-ledger forget."
        case nil:
            "If a text was erased after the last of these backups was made, it is in the ledger again: "
                + "erase it again with case-ledger forget."
        case 0?:
            "No text that the ledger had erased is in it again."
        case let again?:
            "\(again.counted("text")) that the ledger had erased since \(again == 1 ? "was" : "were") "
                + "erased again."
        }
    }

    /// Who has seen more than the ledger has now.
    private static func beyond(
        _ old: StoreRestoration.Replaced, _ head: Position
    ) -> [String] {
        var sentences: [String] = []
        if !old.actors.isEmpty {
            sentences.append(
                "The events of the moved ledger beyond position \(head) are not in this one. They were "
                    + "recorded by \(old.actors.map(\.rawValue).listed); they must be recorded again."
            )
        }
        sentences.append(
            "Copies that were recorded after position \(head) are known to the ledger that was moved only: "
                + "see case-ledger copies --ledger \(old.path).")
        if !old.readers.isEmpty {
            let readers = old.readers.map { "\($0.subscription) (\($0.position))" }.listed
            sentences.append(
                "These readers are beyond the end and must begin again: \(readers).")
        }
        return sentences
    }
}

extension RestoredLedger: JSONMapped {
    public static let jsonMapping = JSONMapping<RestoredLedger>(
        "RestoredLedger", "A ledger that was restored and verified.",
        JSONField("path", "Where it is.") { $0.restoration.path },
        JSONField("ledger", "The id of the ledger, in hexadecimal digits.") {
            $0.restoration.ledgerID.hexadecimal
        },
        JSONField("wholeThrough", "The last position of the whole backup.") {
            $0.restoration.wholeThrough
        },
        JSONField("through", "The last position now.") { $0.restoration.through },
        JSONField("increments", "How many increments were applied.") {
            $0.restoration.increments
        },
        JSONField(
            "erasedAgain",
            "How many texts that the replaced ledger had erased were erased again; null if it was another "
                + "one or could not be read: then texts erased after the backups are back."
        ) { $0.restoration.erasedAgain },
        JSONField("replaced", "The ledger that was there before; null if none was.") {
            $0.restoration.replaced
        })
}

extension StoreRestoration.Replaced: JSONMapped {
    public static let jsonMapping = JSONMapping<StoreRestoration.Replaced>(
        "ReplacedLedger", "A ledger that was moved to make room.",
        JSONField("path", "Where it is now.") { $0.path },
        JSONField("head", "Its last position; null if it cannot be read.") { $0.head },
        JSONField(
            "common",
            "Up to which position both have the same events; null if it is another ledger or cannot be read."
        ) { $0.common },
        JSONField(
            "seen", "The last position seen of it, if its file was an older one; null otherwise."
        ) { $0.seen },
        JSONField(
            "missingErasures",
            "How many erasures were seen of it that it does not have: as many texts may be back."
        ) { $0.missingErasures },
        JSONField("isSameLedger", "Whether it has the same id; null if it cannot be read.") {
            $0.isSameLedger
        },
        JSONField("readers", "Readers whose checkpoints are beyond the new end.") { $0.readers },
        JSONField("actors", "Who recorded the events beyond the new end.") { $0.actors })
}

extension SubscriptionCheckpoint: JSONMapped {
    public static let jsonMapping = JSONMapping<SubscriptionCheckpoint>(
        "Checkpoint", "How far a named reader has read.",
        JSONField("reader", "Its name.") { $0.subscription.rawValue },
        JSONField("position", "Its position.") { $0.position })
}
