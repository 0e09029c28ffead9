import Foundation

/// A disk that a recorded run is played on, up to any of its operations.
///
/// Its names are on the disk for certain once their folder was synced after the change. Until
/// then each change may be there or not.
struct SimulatedDisk {
    /// A change of names that may not be on the disk yet.
    enum Change {
        /// A name that leads to a file or folder now.
        case put(UInt64, in: UInt64, name: String)
        case remove(in: UInt64, name: String)
        case rename(from: UInt64, String, to: UInt64, String, isExchange: Bool)

        /// The folders that it changes.
        var folders: [UInt64] {
            switch self {
            case .put(_, let folder, _), .remove(let folder, _): [folder]
            case .rename(let from, _, let to, _, _): from == to ? [from] : [from, to]
            }
        }
    }

    /// The names that are on the disk for certain: of each folder, by name.
    private(set) var names: [UInt64: [String: UInt64]] = [:]
    /// Changes that may not be on the disk yet, in their order.
    private(set) var pending: [Change] = []
    private(set) var files: [UInt64: SimulatedFile] = [:]
    private(set) var folders: Set<UInt64> = []
    /// Files that say nothing after a power cut, and are never synced.
    private var lockFiles: Set<UInt64> = []
    /// The folder that was recorded.
    private(set) var root: UInt64 = 0
    /// What the program acknowledged so far.
    private(set) var acknowledged = Acknowledgements()
    /// How many operations were played.
    private(set) var played = 0

    private let recording: Recording
    private let barriers: Barriers
    /// The operation at which each sync began, or, for a write that syncs itself, the write.
    private var tickets: [UInt64: (began: Int, isOfOneWrite: Bool)] = [:]

    init(_ recording: Recording, _ barriers: Barriers) {
        self.recording = recording
        self.barriers = barriers
    }

    /// Whether a power cut now leaves a choice: something is not on the disk for certain.
    var isOpen: Bool {
        !pending.isEmpty || files.contains { !lockFiles.contains($0.key) && $0.value.isPending }
    }

    /// Plays operations until `count` of them are played.
    mutating func play(through count: Int) {
        while played < count {
            play(recording.operations[played])
            played += 1
        }
    }

    private mutating func play(_ operation: Operation) {
        switch operation {
        case .oldFolder(let id, let parent, let name):
            folders.insert(id)
            if parent == 0 { root = id } else { names[parent, default: [:]][name] = id }
        case .oldFile(let id, let parent, let name, let content):
            var file = SimulatedFile()
            file.write(content, of: recording.bytes, at: 0, operation: played)
            file.sync(through: played)
            files[id] = file
            if DiskImage.isLockFile(name) { lockFiles.insert(id) }
            names[parent, default: [:]][name] = id
        case .create(let id, let parent, let name):
            files[id] = SimulatedFile()
            if DiskImage.isLockFile(name) { lockFiles.insert(id) }
            pending.append(.put(id, in: parent, name: name))
        case .makeFolder(let id, let parent, let name):
            folders.insert(id)
            names[id] = [:]
            pending.append(.put(id, in: parent, name: name))
        case .link(let id, let parent, let name):
            pending.append(.put(id, in: parent, name: name))
        case .unlink(let parent, let name):
            pending.append(.remove(in: parent, name: name))
        case .rename(let from, let old, let to, let new, let isExchange):
            pending.append(.rename(from: from, old, to: to, new, isExchange: isExchange))
        case .write(let id, let offset, let bytes, let ticket):
            files[id]?.write(bytes, of: recording.bytes, at: offset, operation: played)
            if ticket != 0 { tickets[ticket] = (played, true) }
        case .truncate(let id, let size):
            files[id]?.truncate(to: size, operation: played)
        case .beginSync(_, let ticket):
            tickets[ticket] = (played, false)
        case .endSync(let id, let ticket, let succeeded):
            guard let sync = tickets[ticket] else { return }
            if succeeded {
                endSync(of: id, sync.began, sync.isOfOneWrite)
            } else {
                files[id]?.failSync(through: sync.began, isOfOneWrite: sync.isOfOneWrite)
            }
        case .output(let text):
            acknowledged.add(text)
        }
    }

    private mutating func endSync(of id: UInt64, _ began: Int, _ isOfOneWrite: Bool) {
        if folders.contains(id) {
            guard barriers != .withoutFolders else { return }
            // Later changes of this folder are rare while it is synced; they count as synced too
            // only if they came before.
            let synced = pending.filter { $0.folders.contains(id) }
            pending.removeAll { $0.folders.contains(id) }
            for change in synced { Self.apply(change, to: &names) }
        } else if isOfOneWrite {
            guard barriers != .withoutFiles, barriers != .withoutMeta else { return }
            files[id]?.sync(only: began)
        } else {
            guard barriers != .withoutFiles else { return }
            files[id]?.sync(through: began)
        }
    }

    /// Makes a change, unless what it starts from is not there.
    static func apply(_ change: Change, to names: inout [UInt64: [String: UInt64]]) {
        switch change {
        case .put(let id, let folder, let name):
            names[folder, default: [:]][name] = id
        case .remove(let folder, let name):
            names[folder]?[name] = nil
        case .rename(let from, let old, let to, let new, let isExchange):
            guard let id = names[from]?[old] else { return }
            let other = names[to]?[new]
            names[from]?[old] = isExchange ? other : nil
            names[to, default: [:]][new] = id
        }
    }
}
