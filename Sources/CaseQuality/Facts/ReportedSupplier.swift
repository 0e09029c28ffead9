public import EventSourcing

/// Who supplied a reported fact.
public struct ReportedSupplier: Hashable, Sendable {
    /// The supplier; `nil` if the source names none.
    public var name: FreeText?
    /// Why there is none, or how far the attribution reaches.
    public var basis: FreeText?
    /// Whether a reader inferred the supplier, and the source does not print it.
    public var isInferred: Bool

    /// Creates a supplier from its parts.
    public init(_ name: FreeText? = nil, basis: FreeText? = nil, isInferred: Bool = false) {
        self.name = name
        self.basis = basis
        self.isInferred = isInferred
    }

    /// The supplier in a table; `nil` if the source names none.
    public var words: String? { name.map { $0.words + (isInferred ? " (inferred)" : "") } }

    /// The fields of a supplier of an event, at a path.
    static func fields(_ path: String, name: UInt8, basis: UInt8) -> [FieldPrivacy] {
        [
            .text("\(path).name", name, about: .nobody),
            .text("\(path).basis", basis, about: .nobody),
            .value("\(path).isInferred"),
        ]
    }

    /// The fields of a supplier of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .typed("\(path).name", about: .nobody),
            .typed("\(path).basis", about: .nobody),
            .value("\(path).isInferred"),
        ]
    }
}

extension Inspection {
    /// Checks the texts of a supplier.
    func check(_ supplier: ReportedSupplier, of what: String) throws(Refusal) {
        try check(supplier.name, "The supplier of \(what)", atMost: ReportFacts.longest.name)
        try check(
            supplier.basis, "The basis of the supplier of \(what)",
            atMost: ReportFacts.longest.text)
    }
}
