internal import Foundation
internal import RawLMDB
internal import Synchronization

/// How much memory a piece of work takes at most.
struct PeakMemory: Codable, Sendable {
    /// What the kernel counts as resident, pages of the mapped ledger among them.
    ///
    /// Unit: bytes.
    let residentInBytes: Int
    /// What is not backed by a file, looked at every five milliseconds.
    ///
    /// Unit: bytes.
    let anonymousInBytes: Int

    /// Measures `body`; figures are 0 where the system does not tell.
    static func during(_ body: () async throws -> Void) async rethrows -> PeakMemory {
        // What was freed before is no part of this.
        raw_give_back_memory()
        // Linux begins a new peak of the resident size.
        if let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") {
            try? file.write(contentsOf: Data("5".utf8))
            try? file.close()
        }
        let watching = Watch()
        let watch = Task.detached {
            while !watching.isOver {
                watching.see(status("RssAnon"))
                try? await Task.sleep(for: .milliseconds(5))
            }
        }
        defer { watching.end() }
        try await body()
        watching.see(status("RssAnon"))
        watching.end()
        await watch.value
        return PeakMemory(residentInBytes: status("VmHWM"), anonymousInBytes: watching.most)
    }

    /// What the kernel says of this process.
    ///
    /// Unit: bytes.
    private static func status(_ name: String) -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
            return 0
        }
        for line in text.split(separator: "\n") where line.hasPrefix("\(name):") {
            return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1_024 } ?? 0
        }
        return 0
    }
}

/// The most that was seen, and whether it is still looked.
private final class Watch: Sendable {
    private let state = Mutex((most: 0, isOver: false))

    var most: Int { state.withLock { $0.most } }
    var isOver: Bool { state.withLock { $0.isOver } }

    func see(_ value: Int) { state.withLock { $0.most = max($0.most, value) } }
    func end() { state.withLock { $0.isOver = true } }
}
