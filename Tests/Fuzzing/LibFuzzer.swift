internal import Foundation

/// The loop of libFuzzer around one subject.
@safe
enum LibFuzzer {
    private nonisolated(unsafe) static var subject: (any FuzzedSubject)?

    /// Runs libFuzzer with its own arguments until its time is over; it ends the process itself when
    /// an input breaks a promise, lasts too long, or uses memory wrongly.
    ///
    /// - Parameters:
    ///   - subject: What gets the inputs.
    ///   - arguments: The arguments of libFuzzer, without the name of the program.
    /// - Returns: The status to exit with.
    static func run(_ subject: any FuzzedSubject, _ arguments: [String]) -> Int32 {
        // Only this thread uses it: libFuzzer calls back on the thread that runs it.
        unsafe Self.subject = subject
        var words: [UnsafeMutablePointer<CChar>?] = unsafe []
        for word in ["Fuzzing"] + arguments { unsafe words.append(strdup(word)) }
        var count = Int32(unsafe words.count)
        unsafe words.append(nil)
        // libFuzzer keeps the list until the process ends.
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
            capacity: unsafe words.count)
        unsafe list.initialize(from: words, count: words.count)
        var start: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe list
        return unsafe runDriver(&count, &start) { bytes, size in
            unsafe LibFuzzer.subject?.run(
                Array(UnsafeBufferPointer(start: bytes, count: size)))
            return 0
        }
    }
}

/// libFuzzer's loop, from the runtime that `-sanitize=fuzzer` links.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
