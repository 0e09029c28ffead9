import Foundation

/// Opens a ledger again and again, each time with another damage of its data file, and counts what
/// the store makes of it.
///
/// Outcomes:
///
/// - `refused`: it does not open, with an error of integrity.
/// - `detected`: an answer, a command or the verification tells of the damage, and no answer is wrong.
/// - `harmless`: every answer is that of the undamaged ledger.
///
/// All others are defects:
///
/// - `wrong`: an answer is another one, without an error, and the verification passes.
/// - `wrong, told`: an answer is another one, without an error; the verification tells of damage.
/// - `older value`: checkpoints, or the number of erased texts, are as they were at an earlier time,
///   without an error; all other answers are those of the undamaged ledger.
/// - `erased text back`: the same, with a text that was erased since.
/// - `destroyed`: what was intact is not any more after commands were recorded.
/// - `error CODE`: an error that does not tell of damage.
/// - `signal-NUMBER` and `hang`: the process ended, or a step took longer than the limit.
public final class HostileExperiment {
    /// A program that gave no answer.
    struct Failure: Error { let output: String }

    /// Whether the structure is walked before opening; `false` for the control.
    private let walks: Bool
    /// How much processor time a step may take.
    ///
    /// Unit: seconds.
    private let limit: Double
    private let place: Place
    private let base: String
    private let sound: [UInt8]
    private let earlier: [[UInt8]]
    private let map: PageMap
    private var program: AnsweringProgram?

    /// Builds the ledger.
    ///
    /// - Parameters:
    ///   - lists: How large the ledger is; 20 give some 1,500 events.
    ///   - walks: `false` for the control: the structure is not walked before opening.
    ///   - limit: How much processor time a step may take. Unit: seconds.
    /// - Throws: When the ledger cannot be built.
    public init(lists: Int, walks: Bool = true, limit: Double) throws {
        self.walks = walks
        self.limit = limit
        place = try Place()
        base = try place.folder("base") + "/ledger"
        let builder = try AnsweringProgram(["hostile-base", base, String(lists)])
        guard builder.line(within: 300) == "built" else {
            throw Failure(output: "hostile-base \(builder.stop())")
        }
        sound = try Self.content(of: base + "/data.mdb")
        let folder = place.path + "/base"
        earlier = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix("earlier-") }.sorted()
            .map { try Self.content(of: "\(folder)/\($0)") }
        map = PageMap(of: sound)
    }

    /// The structure of the ledger's file, in words.
    public var structure: String {
        let branches = Set(map.branches.map(\.table)).sorted().joined(separator: ", ")
        return
            "\(map.pages) pages, \(map.used.count) in use, \(map.freeList.count) for the free list, "
            + "\(map.longValues.count) long values; tables with branches: \(branches)"
    }

    /// Tries the images of a range of numbers.
    ///
    /// - Parameter numbers: The same number gives the same damage.
    /// - Returns: The counts.
    /// - Throws: When the program cannot be started.
    public func run(_ numbers: Range<UInt64>) throws -> Tally {
        var tally = Tally()
        for number in numbers {
            let image = DamagedImage(number, of: sound, map, earlier: earlier)
            let answer = try judge(image)
            if answer.details.contains("written") { tally.written += 1 }
            tally.count(
                answer.outcome, image.kind,
                "image \(number), \(image.kind.rawValue), \(image.place): \(answer.details)")
        }
        return tally
    }

    /// Gives an image to the program; a step is what it does between two lines.
    private func judge(_ image: DamagedImage) throws -> (outcome: String, details: String) {
        let ledger = try place.folder("ledger")
        for name in ["open.lock", "last-head"] {
            try FileManager.default.copyItem(atPath: "\(base)/\(name)", toPath: "\(ledger)/\(name)")
        }
        try write(image.bytes, to: ledger + "/data.mdb")
        let program = try running()
        try program.tell(ledger)
        var step = "opening"
        while let line = program.line(withinWork: limit) {
            let words = line.split(separator: "\t", omittingEmptySubsequences: false)
                .map(String.init)
            if words[0] == "step" {
                step = words[1]
            } else {
                return (words[0], words.dropFirst().joined(separator: " "))
            }
        }
        self.program = nil
        return (program.stop(), "at \(step)")
    }

    private func running() throws -> AnsweringProgram {
        if let program, program.isRunning { return program }
        let program = try AnsweringProgram(["hostile", base, walks ? "walking" : "bare"])
        guard program.line(within: 300) == "ready" else {
            throw Failure(output: "hostile \(program.stop())")
        }
        self.program = program
        return program
    }

    private static func content(of path: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
}
