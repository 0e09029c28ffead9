/// What the preloaded library does to a program; see `CFaultInjection.h`.
public struct FaultPlan: Sendable, CustomStringConvertible {
    /// Which calls count.
    public enum Calls: String, Sendable, CaseIterable { case any, write, meta, sync, name }
    /// What happens to the call.
    public enum Kind: String, Sendable, CaseIterable {
        case eio, enospc, short, late, lie, kill
        case killAfter = "kill-after"
    }

    public var calls: Calls
    /// The number of the call, from 1; 0: none.
    public var number: Int
    public var kind: Kind
    /// Whether every later call fails too.
    public var isForever: Bool
    /// How many bytes the files may grow by; `nil`: as they like.
    public var budgetInBytes: Int?

    public init(
        _ calls: Calls = .any, at number: Int = 0, _ kind: Kind = .eio, isForever: Bool = false,
        budgetInBytes: Int? = nil
    ) {
        self.calls = calls
        self.number = number
        self.kind = kind
        self.isForever = isForever
        self.budgetInBytes = budgetInBytes
    }

    /// The plan in words, for reports.
    public var description: String {
        if let budgetInBytes { return "budget of \(budgetInBytes) bytes" }
        return "\(kind.rawValue) at \(calls.rawValue) \(number)\(isForever ? " for ever" : "")"
    }

    var environment: [String: String] {
        var environment = [
            "CASELEDGER_FAULTS_CALLS": calls.rawValue, "CASELEDGER_FAULTS_AT": String(number),
            "CASELEDGER_FAULTS_KIND": kind.rawValue,
            "CASELEDGER_FAULTS_FOREVER": isForever ? "1" : "0",
        ]
        if let budgetInBytes { environment["CASELEDGER_FAULTS_BUDGET"] = String(budgetInBytes) }
        return environment
    }
}
