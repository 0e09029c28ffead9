internal import EventSourcing

extension ControlCheck {
    /// The edition changed; whether the code that folds the events changed is not in a history.
    static func oneEdition(_ evidence: ControlEvidence) -> Finding {
        var editions: [(position: Position, framework: Framework)] = []
        for event in evidence.history.commands.lazy.flatMap(\.events) {
            if case .frameworkRegistered(let registered)? = event.event {
                editions.append((event.position, registered.framework))
            }
        }
        guard let first = editions.first else { return .cannotTell("no edition is registered") }
        guard editions.allSatisfy({ $0.framework == first.framework }) else {
            return .notHeld(
                editions.map(\.position),
                "the edition changed from \(first.framework.id) to "
                    + (editions.last?.framework.id.rawValue ?? ""))
        }
        return .cannotTell(
            "edition \(first.framework.id) did not change; a history does not know which code made "
                + "earlier answers, and replay --check compares them")
    }

    /// Backups are not recorded in a ledger yet.
    static func backedUp(_: ControlEvidence) -> Finding {
        .cannotTell("no backups are recorded in a ledger")
    }
}
