/// One kind of bytes that comes from outside, with what must be true of any such bytes.
protocol FuzzedSubject: Sendable {
    /// Creates the subject with what it needs for every input.
    ///
    /// - Parameters:
    ///   - folder: A folder for its files, which the caller removes.
    ///   - isFaulty: Whether it has a planted fault, which the fuzzer must find: the control.
    /// - Throws: The error of making its files.
    init(in folder: String, isFaulty: Bool) throws

    /// Inputs to begin with.
    func seeds() async throws -> [[UInt8]]

    /// Tries one input, and ends the process when a promise is broken.
    mutating func run(_ bytes: [UInt8])
}

/// Ends the process because an input broke a promise; the fuzzer then keeps that input.
func broken(_ promise: String) -> Never { fatalError("broken: \(promise)") }

/// Ends the process unless `condition` holds.
func require(_ condition: Bool, _ promise: @autoclosure () -> String) {
    if !condition { broken(promise()) }
}
