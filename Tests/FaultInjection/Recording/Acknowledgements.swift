import Foundation

/// What a program acknowledged on its output up to some moment.
///
/// A workload prints one line for each acknowledgement:
///
///     created LEDGER_ID
///     recorded COMMAND FIRST LAST
///     forgotten POSITION FIELD
///     saved POSITION
///     copied NAME SINCE THROUGH
///     done
public struct Acknowledgements: Sendable, Equatable {
    /// The ledger's id, once its creation was acknowledged.
    public private(set) var ledger: String?
    /// The last position that was acknowledged.
    public private(set) var head: UInt64 = 0
    /// The ids of the commands that were acknowledged.
    public private(set) var commands: [String] = []
    /// Erased texts, as `POSITION.FIELD`.
    public private(set) var forgotten: [String] = []
    /// The last checkpoint of the subscription.
    public private(set) var saved: UInt64 = 0
    /// The names of the backups.
    public private(set) var copies: [String] = []
    /// Whether the workload came to its end.
    public private(set) var isDone = false

    private var rest = ""

    public init() {}

    /// Reads the acknowledgements of a whole output.
    public init(in output: String) { add(output) }

    /// Adds more output; a line that is not complete counts when its end arrives.
    public mutating func add(_ output: String) {
        rest += output
        while let end = rest.firstIndex(of: "\n") {
            take(rest[..<end].split(separator: " ").map(String.init))
            rest = String(rest[rest.index(after: end)...])
        }
    }

    private mutating func take(_ words: [String]) {
        switch (words.first, words.count) {
        case ("created", 2): ledger = words[1]
        case ("recorded", 4):
            commands.append(words[1])
            head = max(head, UInt64(words[3]) ?? 0)
        case ("forgotten", 3): forgotten.append("\(words[1]).\(words[2])")
        case ("saved", 2): saved = UInt64(words[1]) ?? 0
        case ("copied", 4): copies.append(words[1])
        case ("done", 1): isDone = true
        default: break
        }
    }
}
