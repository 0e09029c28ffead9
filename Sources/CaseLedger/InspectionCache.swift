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

    private let entries = Mutex<[StreamName: Entry]>([:])

    func entry(of stream: StreamName) -> Entry {
        entries.withLock { $0[stream] } ?? Entry(inspection: Inspection(), upTo: .start)
    }

    func keep(_ entry: Entry, of stream: StreamName) {
        entries.withLock { entries in
            if let known = entries[stream], known.upTo >= entry.upTo { return }
            if entries.count >= Self.mostEntries, entries[stream] == nil,
                let oldest = entries.min(by: { $0.value.upTo < $1.value.upTo })?.key
            {
                entries[oldest] = nil
            }
            entries[stream] = entry
        }
    }
}
