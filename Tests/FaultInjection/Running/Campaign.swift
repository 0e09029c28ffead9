import Foundation

/// A long experiment in numbered trials, which a later run continues.
///
/// Each finished range is one line of JSON in a file. A run that is stopped loses only the range that
/// it was in.
public struct Campaign<Tally: Codable & Sendable>: Sendable {
    /// A range of trials that is finished, with its counts.
    private struct Finished: Codable {
        let from: UInt64
        let to: UInt64
        let tally: Tally
    }

    private let file: String?
    private let end: Date

    /// - Parameters:
    ///   - name: The name of the file.
    ///   - folder: The folder for the file; `nil`: nothing is kept.
    ///   - minutes: After this long no further range begins.
    /// - Throws: When the folder cannot be created.
    public init(_ name: String, in folder: String?, minutes: Int) throws {
        if let folder {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        }
        file = folder.map { "\($0)/\(name).jsonl" }
        end = Date().addingTimeInterval(Double(minutes) * 60)
    }

    /// Runs trials until `count` of them are finished, or the time is over.
    ///
    /// - Parameters:
    ///   - count: How many trials there are to be in the end.
    ///   - chunk: How many trials a range has.
    ///   - start: Counts of nothing.
    ///   - add: Adds counts.
    ///   - run: Runs a range of trials.
    /// - Returns: The counts of all finished trials, of earlier runs too.
    /// - Throws: The error of `run`, or of the file.
    public func run(
        _ count: Int, chunk: Int, from start: Tally, adding add: (inout Tally, Tally) -> Void,
        _ run: (Range<UInt64>) throws -> Tally
    ) throws -> Tally {
        var total = start
        var next: UInt64 = 0
        for finished in try earlier() {
            add(&total, finished.tally)
            next = max(next, finished.to)
        }
        while next < UInt64(count), Date() < end {
            let range = next..<min(UInt64(count), next + UInt64(max(chunk, 1)))
            let tally = try run(range)
            try keep(Finished(from: range.lowerBound, to: range.upperBound, tally: tally))
            add(&total, tally)
            next = range.upperBound
        }
        return total
    }

    private func earlier() throws -> [Finished] {
        guard let file, let content = FileManager.default.contents(atPath: file) else { return [] }
        // A line that was cut short by a stop is not there.
        return content.split(separator: UInt8(ascii: "\n")).compactMap {
            try? JSONDecoder().decode(Finished.self, from: Data($0))
        }
    }

    private func keep(_ finished: Finished) throws {
        guard let file else { return }
        if !FileManager.default.fileExists(atPath: file) {
            _ = FileManager.default.createFile(atPath: file, contents: nil)
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.seekToEnd()
        try handle.write(contentsOf: try JSONEncoder().encode(finished) + Data("\n".utf8))
        try handle.close()
    }
}
