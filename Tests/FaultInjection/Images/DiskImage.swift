import CaseLedgerTesting
import Foundation

/// One image: the tree of files as the disk could have it after a power cut.
struct DiskImage {
    /// The contents of the files, by their paths below the root.
    private(set) var files: [String: Data] = [:]
    /// The paths of the folders below the root, parents first.
    private(set) var folders: [String] = []
    /// How many parts of it were chosen among several versions.
    ///
    /// Lock files do not count: they are never synced, and say nothing after a power cut.
    private(set) var choices = 0
    /// Identifies the choice; two images of one cut with equal signatures are the same.
    private(set) var signature: UInt64 = 0

    private var random: SeededGenerator
    private var isInLockFile = false
    private let style: PowerCut.Style

    /// The image with everything that was written, synced or not.
    init(everythingOf disk: SimulatedDisk, _ recording: Recording) {
        random = SeededGenerator(seed: 0)
        style = .everything
        let names = chooseNames(of: disk)
        collect(disk.root, at: "", names, disk, recording)
    }

    init(of disk: SimulatedDisk, _ recording: Recording, seed: UInt64) {
        random = SeededGenerator(seed: seed)
        let styles = PowerCut.Style.allCases
        // Subsets and tears more often than the plain styles.
        let drawn = Int(random.below(10))
        style = drawn < styles.count ? styles[drawn] : drawn < 8 ? .pages : .torn
        let names = chooseNames(of: disk)
        collect(disk.root, at: "", names, disk, recording)
    }

    /// Whether a file of this name says nothing after a power cut.
    static func isLockFile(_ name: String) -> Bool { name == "lock.mdb" || name == "open.lock" }

    /// The names that are there: a prefix of the changes, as a journal keeps them, or any subset.
    private mutating func chooseNames(of disk: SimulatedDisk) -> [UInt64: [String: UInt64]] {
        var names = disk.names
        let isOrdered = random.below(2) == 0
        let count = Int(random.below(UInt64(disk.pending.count + 1)))
        for (index, change) in disk.pending.enumerated() {
            let isThere =
                switch style {
                case .nothing: false
                case .everything: true
                default: isOrdered ? index < count : random.below(2) == 0
                }
            note(isThere ? 1 : 0)
            if isThere { SimulatedDisk.apply(change, to: &names) }
        }
        return names
    }

    private mutating func collect(
        _ folder: UInt64, at path: String, _ names: [UInt64: [String: UInt64]],
        _ disk: SimulatedDisk, _ recording: Recording
    ) {
        for (name, id) in (names[folder] ?? [:]).sorted(by: { $0.key < $1.key }) {
            let inner = path.isEmpty ? name : "\(path)/\(name)"
            if disk.folders.contains(id) {
                folders.append(inner)
                collect(id, at: inner, names, disk, recording)
            } else if let file = disk.files[id] {
                isInLockFile = Self.isLockFile(name)
                files[inner] = content(of: file, recording.bytes)
            }
        }
    }

    private mutating func content(of file: SimulatedFile, _ log: Data) -> Data {
        let size = file.sizes[choose(of: file.sizes.count)].size
        let length = SimulatedFile.pageSizeInBytes
        var data = Data(count: size)
        // The page that differs from the others in the styles of one page.
        let open = file.pages.filter { $0.value.count > 1 }.keys.sorted()
        let chosen = open.isEmpty ? -1 : open[Int(random.below(UInt64(open.count)))]
        for number in file.pages.keys.sorted() {
            guard let versions = file.pages[number], number * length < size else { continue }
            var bytes = file.content(
                of: versions[choose(of: versions.count, number == chosen)].bytes, log)
            if style == .torn, versions.count > 1, random.below(2) == 0 {
                tear(&bytes, versions, file, log)
            }
            let start = number * length
            let end = min(size, start + length)
            data.replaceSubrange(start..<end, with: bytes[..<(end - start)])
        }
        return data
    }

    /// Gives each sector of a page one of its versions.
    private mutating func tear(
        _ bytes: inout [UInt8], _ versions: [SimulatedFile.Version], _ file: SimulatedFile,
        _ log: Data
    ) {
        let length = SimulatedFile.sectorSizeInBytes
        for start in stride(from: 0, to: SimulatedFile.pageSizeInBytes, by: length) {
            let other = file.content(of: versions[choose(of: versions.count)].bytes, log)
            bytes.replaceSubrange(start..<start + length, with: other[start..<start + length])
        }
    }

    /// Draws the index of a version; the first is the one that was synced.
    private mutating func choose(of count: Int, _ isChosen: Bool = false) -> Int {
        guard count > 1 else { return 0 }
        if !isInLockFile { choices += 1 }
        let index =
            switch style {
            case .nothing: 0
            case .everything: count - 1
            case .allButOne: isChosen ? 0 : count - 1
            case .onlyOne: isChosen ? count - 1 : 0
            case .pages, .torn: Int(random.below(UInt64(count)))
            }
        note(UInt64(index))
        return index
    }

    private mutating func note(_ choice: UInt64) {
        if isInLockFile { return }
        signature = (signature ^ (choice &+ 1)) &* 0x0000_0100_0000_01b3
    }
}
