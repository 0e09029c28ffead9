internal import CaseLedger
internal import RawLMDB

/// The data of an edition that the C loop needs: key questions on cases, and the bands.
struct RawRules {
    private let questions: [String]
    private let domains: [String]
    private let standards: [UInt32]
    private let standardCount: Int
    private let bands: [UInt32]

    init(_ framework: Framework) {
        var questions: [String] = []
        var domains: [String] = []
        var standards: [UInt32] = []
        let judged = framework.standards.filter { $0.method == .caseData }
        for (index, standard) in judged.enumerated() {
            for question in standard.keyQuestions {
                questions.append(question.id.rawValue)
                domains.append(standard.domain.rawValue)
                standards.append(UInt32(index))
            }
        }
        self.questions = questions
        self.domains = domains
        self.standards = standards
        standardCount = judged.count
        bands = framework.scale.bands.map { UInt32($0.fromPercent) }
    }

    /// Calls `body` with the rules as C structures, which are valid during the call.
    func withRules<Result>(_ body: (UnsafePointer<RawFramework>) throws -> Result) rethrows
        -> Result
    {
        let texts = TextsForC(questions + domains)
        return try unsafe texts.withPointers { pointers in
            try unsafe standards.withUnsafeBufferPointer { standards in
                try unsafe bands.withUnsafeBufferPointer { bands in
                    var rules = unsafe RawFramework(
                        questions: pointers, standards: standards.baseAddress,
                        domains: pointers.map { unsafe $0 + questions.count },
                        count: questions.count, standard_count: standardCount,
                        bands: bands.baseAddress, band_count: bands.count)
                    return try unsafe body(&rules)
                }
            }
        }
    }
}

/// Texts as C strings.
private struct TextsForC {
    private let bytes: [CChar]
    private let starts: [Int]

    init(_ texts: [String]) {
        var bytes: [CChar] = []
        var starts: [Int] = []
        for text in texts {
            starts.append(bytes.count)
            bytes += text.utf8.map { CChar(bitPattern: $0) } + [0]
        }
        self.bytes = bytes
        self.starts = starts
    }

    func withPointers<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> Result
    ) rethrows -> Result {
        try unsafe bytes.withUnsafeBufferPointer { buffer in
            let pointers: [UnsafePointer<CChar>?] = unsafe starts.map { start in
                unsafe buffer.baseAddress.map { unsafe $0 + start }
            }
            return try unsafe pointers.withUnsafeBufferPointer { try unsafe body($0.baseAddress) }
        }
    }
}
