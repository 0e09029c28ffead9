internal import EventSourcing

/// What the index of a damaged ledger says of the streams of its records, as far as it is whole.
///
/// Entries of the index have checksums, and streams only grow, so what a whole entry says is true, also
/// where it is an older one.
struct SalvagedIndex {
    private var places: [StreamName: [Position]] = [:]
    private var rows: [StreamName: StreamRow] = [:]

    /// Reads the entries of the index.
    ///
    /// - Parameters:
    ///   - entries: What was found in the file.
    ///   - known: The places of records, which tell the names of streams whose entry is lost.
    init(
        of entries: SalvagedEntries,
        known: [StreamName: [(position: Position, sequence: StreamSequence)]]
    ) {
        var names: [StreamNumber: StreamName] = [:]
        for (name, places) in known {
            // The number of a stream is the position of its first event.
            guard let first = places.first(where: { $0.sequence.rawValue == 1 }) else { continue }
            names[StreamNumber(first.position.rawValue)] = name
        }
        for (name, row) in entries.streamRows {
            names[row.number] = name
            rows[name] = row
        }
        for (number, position) in entries.streamPostings {
            if let name = names[number] { places[name, default: []].append(position) }
        }
        for (name, row) in rows { places[name, default: []].append(row.lastPosition) }
        places = places.mapValues { Set($0).sorted() }
    }

    /// The streams that the index knows.
    var streams: [StreamName] { Array(places.keys) }

    /// The positions of a stream that the index knows, in order.
    func positions(of stream: StreamName) -> [Position] { places[stream] ?? [] }

    /// The end of a stream; `nil` when its entry is lost.
    func end(of stream: StreamName) -> StreamRow? { rows[stream] }
}
