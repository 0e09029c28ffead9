import Foundation

/// A file on the simulated disk: for each page what is on the disk for certain, and every later
/// version of it that may be there instead.
struct SimulatedFile {
    /// How much the system writes to the disk at once, in the order that it likes.
    static let pageSizeInBytes = 4_096
    /// How much the disk writes at once; a page can be torn between two of them.
    static let sectorSizeInBytes = 512

    /// One content of a page.
    struct Version {
        /// The number of the operation that wrote it.
        let operation: Int
        let bytes: Page
        /// Whether a sync of it failed: the system may have dropped it, and no later sync of the file
        /// says anything about it.
        var isDoubtful = false
    }

    /// The bytes of a page: in the log, or made from parts.
    enum Page {
        case zeros
        case ofLog(Int)
        case own([UInt8])
    }

    /// The versions of each page, oldest first.
    ///
    /// The first one is on the disk for certain.
    private(set) var pages: [Int: [Version]] = [:]
    /// The sizes that the file may have, oldest first.
    ///
    /// The first one is on the disk for certain.
    private(set) var sizes: [(operation: Int, size: Int)] = [(-1, 0)]

    /// The size as the program sees it.
    var size: Int { sizes.last?.size ?? 0 }

    /// Whether anything of it is not on the disk for certain.
    var isPending: Bool { sizes.count > 1 || pages.values.contains { $0.count > 1 } }

    /// Takes a write: each page that it touches gets one more version.
    mutating func write(_ range: Range<Int>, of log: Data, at offset: Int, operation: Int) {
        let length = Self.pageSizeInBytes
        var place = offset
        let end = offset + range.count
        while place < end {
            let number = place / length
            let start = number * length
            let stop = min(end, start + length)
            let source = range.lowerBound + place - offset
            let page: Page
            if place == start, stop == start + length {
                page = .ofLog(source)
            } else {
                var bytes = content(of: pages[number]?.last?.bytes ?? .zeros, log)
                bytes.replaceSubrange(
                    place - start..<stop - start, with: log[source..<source + stop - place])
                page = .own(bytes)
            }
            pages[number, default: [Version(operation: -1, bytes: .zeros)]]
                .append(Version(operation: operation, bytes: page))
            place = stop
        }
        if end > size { sizes.append((operation, end)) }
    }

    /// Takes a change of the size.
    ///
    /// What is cut off reads as zeros when the file grows again.
    mutating func truncate(to size: Int, operation: Int) {
        for number in pages.keys where number * Self.pageSizeInBytes >= size {
            pages[number]?.append(Version(operation: operation, bytes: .zeros))
        }
        sizes.append((operation, size))
    }

    /// Everything that was written up to an operation is on the disk from now on.
    mutating func sync(through operation: Int) {
        for (number, versions) in pages {
            guard versions.count > 1 else { continue }
            let last = versions.lastIndex { $0.operation <= operation && !$0.isDoubtful }
            if let last { pages[number]?.removeFirst(last) }
        }
        if let last = sizes.lastIndex(where: { $0.operation <= operation }) {
            sizes.removeFirst(last)
        }
    }

    /// A sync failed: what was to be synced may be lost for ever, unless it is written again.
    mutating func failSync(through operation: Int, isOfOneWrite: Bool) {
        for (number, versions) in pages where versions.count > 1 {
            for (index, version) in versions.enumerated().dropFirst()
            where isOfOneWrite ? version.operation == operation : version.operation <= operation {
                pages[number]?[index].isDoubtful = true
            }
        }
    }

    /// What one operation wrote is on the disk from now on, and nothing else.
    mutating func sync(only operation: Int) {
        for (number, versions) in pages {
            if let index = versions.firstIndex(where: { $0.operation == operation }) {
                pages[number]?.removeFirst(index)
            }
        }
        if let index = sizes.firstIndex(where: { $0.operation == operation }) {
            sizes.removeFirst(index)
        }
    }

    /// The bytes of a page.
    func content(of page: Page, _ log: Data) -> [UInt8] {
        switch page {
        case .zeros: [UInt8](repeating: 0, count: Self.pageSizeInBytes)
        case .ofLog(let start): [UInt8](log[start..<start + Self.pageSizeInBytes])
        case .own(let bytes): bytes
        }
    }
}
