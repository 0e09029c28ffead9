internal import Foundation

/// The seeds of a test that tries many random inspections.
///
/// A test has a short default. `CASELEDGER_AUDIT_SEEDS` sets the number of seeds for a long run, and
/// `CASELEDGER_AUDIT_FIRST_SEED` the first of them, so that a run can be continued.
package enum SeededRun {
    /// The seeds of this run.
    ///
    /// - Parameter count: The number of seeds without the variable.
    /// - Returns: The seeds, in order.
    package static func seeds(_ count: Int) -> Range<UInt64> {
        let variables = ProcessInfo.processInfo.environment
        let first = variables["CASELEDGER_AUDIT_FIRST_SEED"].flatMap(UInt64.init) ?? 1
        let count = variables["CASELEDGER_AUDIT_SEEDS"].flatMap(UInt64.init) ?? UInt64(count)
        return first..<(first + count)
    }
}
