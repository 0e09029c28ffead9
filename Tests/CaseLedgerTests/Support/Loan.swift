import CaseLedger

/// One copy of a book.
struct Loan: Decider, Hashable {
    enum Command: Sendable {
        case take(String)
        case bringBack
    }

    enum Event: Hashable, Sendable {
        case taken(String)
        case broughtBack
    }

    enum Rejection: Error {
        case isLent(to: String)
        case isHere
    }

    var reader: String?

    func decide(_ command: Command) throws(Rejection) -> [Event] {
        switch (command, reader) {
        case (.take(let new), nil): return [.taken(new)]
        case (.bringBack, _?): return [.broughtBack]
        case (.take, let reader?): throw .isLent(to: reader)
        case (.bringBack, nil): throw .isHere
        }
    }

    mutating func evolve(with event: Event, at occurrence: Occurrence) {
        reader =
            switch event {
            case .taken(let reader): reader
            case .broughtBack: nil
            }
    }
}
