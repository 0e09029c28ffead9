internal import Synchronization

/// Inspections as last folded, so that a decision need not start from zero.
///
/// An entry is a value complete up to a position; whoever uses it folds in what came since. It can
/// be dropped at any time.
final class InspectionCache: Sendable {
    struct Entry: Sendable {
        var inspection: Inspection
        var upTo: Position
    }

    /// How many inspections are kept; an inspection of 2,000 judgements takes some 300 kB.
    private static let mostEntries = 64

    /// How many inspections' editions are kept; each is one of few values.
    private static let mostFrameworks = 16_384

    private struct State {
        /// Each with the count of uses at its last one.
        var entries: [StreamName: (entry: Entry, lastUse: Int)] = [:]
        var uses = 0
        var frameworks: [StreamName: Framework] = [:]
    }

    private let state = Mutex(State())

    func entry(of stream: StreamName) -> Entry {
        state.withLock { state in
            guard let known = state.entries[stream]?.entry else {
                return Entry(inspection: Inspection(), upTo: .start)
            }
            state.uses += 1
            state.entries[stream]?.lastUse = state.uses
            return known
        }
    }

    /// Keeps an entry in the place of the one that was not used for the longest time.
    func keep(_ entry: Entry, of stream: StreamName) {
        state.withLock { state in
            if let known = state.entries[stream]?.entry, known.upTo >= entry.upTo { return }
            if state.entries.count >= Self.mostEntries, state.entries[stream] == nil,
                let idle = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key
            {
                state.entries[idle] = nil
            }
            state.uses += 1
            state.entries[stream] = (entry, state.uses)
        }
    }

    /// The edition that an inspection is on, if it was asked for before: it never changes.
    func framework(of stream: StreamName) -> Framework? {
        state.withLock { $0.frameworks[stream] ?? $0.entries[stream]?.entry.inspection.framework }
    }

    func keep(_ framework: Framework, of stream: StreamName) {
        state.withLock { state in
            if state.frameworks.count >= Self.mostFrameworks { state.frameworks = [:] }
            state.frameworks[stream] = framework
        }
    }
}
