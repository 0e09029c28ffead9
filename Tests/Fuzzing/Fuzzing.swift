internal import Dispatch
internal import Foundation

/// Fuzzing of the bytes that a ledger reads: `.ci/sanitizers fuzz` builds and runs it.
///
/// libFuzzer has the `main` function and calls the two functions below. The environment says what to
/// do: `CASELEDGER_FUZZING_SUBJECT` is `record`, `payload` or `file`; with `CASELEDGER_FUZZING_FAULT`
/// the subject has a planted fault; with `CASELEDGER_FUZZING_SEEDS` the program writes inputs to begin
/// with to that folder, and ends.
@safe
enum Fuzzing {
    /// What gets the inputs; set once, before the first of them, on the only thread.
    nonisolated(unsafe) static var subject: (any FuzzedSubject)?

    /// The subject with that name; `nil` for an unknown one.
    static func subject(named name: String?) -> (any FuzzedSubject.Type)? {
        switch name {
        case "record": RecordSubject.self
        case "payload": PayloadSubject.self
        case "file": FileSubject.self
        default: nil
        }
    }

    /// Writes the inputs to begin with, and ends the process.
    static func write(seedsOf subject: any FuzzedSubject, to folder: String) -> Never {
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            do {
                for (number, seed) in try await subject.seeds().enumerated() {
                    let file = URL(fileURLWithPath: folder).appendingPathComponent("seed-\(number)")
                    try Data(seed).write(to: file)
                }
            } catch { fatalError("the seeds were not written: \(error)") }
            isDone.signal()
        }
        isDone.wait()
        exit(0)
    }
}

/// Prepares the subject; libFuzzer calls it once.
@_cdecl("LLVMFuzzerInitialize")
public func initializeFuzzing(
    _ count: UnsafeMutablePointer<Int32>?, _ arguments: UnsafeMutableRawPointer?
) -> Int32 {
    let words = ProcessInfo.processInfo.environment
    guard let type = Fuzzing.subject(named: words["CASELEDGER_FUZZING_SUBJECT"]) else {
        fatalError("CASELEDGER_FUZZING_SUBJECT must be record, payload or file")
    }
    let subject: any FuzzedSubject
    do {
        subject = try type.init(
            in: NSTemporaryDirectory(), isFaulty: words["CASELEDGER_FUZZING_FAULT"] != nil)
    } catch { fatalError("the subject was not prepared: \(error)") }
    if let folder = words["CASELEDGER_FUZZING_SEEDS"] {
        Fuzzing.write(seedsOf: subject, to: folder)
    }
    unsafe Fuzzing.subject = subject
    return 0
}

/// Tries one input; libFuzzer calls it again and again.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    unsafe Fuzzing.subject?.run(Array(UnsafeBufferPointer(start: bytes, count: size)))
    return 0
}
