internal import Foundation
internal import RawLMDB
internal import Synchronization

/// The peak memory of some work.
struct PeakMemory: Codable, Sendable {
    /// The peak resident memory by the kernel, including pages of the mapped ledger.
    ///
    /// Unit: bytes.
    let residentInBytes: Int
    /// The peak memory that is not backed by a file, sampled every five milliseconds.
    ///
    /// Unit: bytes.
    let anonymousInBytes: Int

    /// Measures `body`; the figures are 0 if the system does not provide them.
    static func during(_ body: () async throws -> Void) async rethrows -> PeakMemory {
        // Memory that was freed before must not be counted.
        raw_give_back_memory()
        // On Linux, this resets the peak of the resident size.
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

    /// A value that the kernel reports for this process.
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

/// The largest sample, and whether sampling continues.
private final class Watch: Sendable {
    private let state = Mutex((most: 0, isOver: false))

    var most: Int { state.withLock { $0.most } }
    var isOver: Bool { state.withLock { $0.isOver } }

    func see(_ value: Int) { state.withLock { $0.most = max($0.most, value) } }
    func end() { state.withLock { $0.isOver = true } }
}
