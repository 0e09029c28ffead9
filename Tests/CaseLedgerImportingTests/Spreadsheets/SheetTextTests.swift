import CaseLedger
import CaseLedgerImporting
import Testing

@Suite("The text of a sheet in its encodings")
struct SheetTextTests {
    private static let text = "case,2.1.1 Désistance – “ok”\r\nc-1,yes\r\n"
    private static let windows: [UInt8] =
        Array("case,2.1.1 D".utf8) + [0xe9] + Array("sistance ".utf8) + [0x96, 0x20, 0x93]
        + Array("ok".utf8) + [0x94] + Array("\r\nc-1,yes\r\n".utf8)

    private static func reading(_ encoding: SheetReading.Encoding?) -> SheetReading {
        var reading = SheetReading()
        reading.encoding = encoding
        return reading
    }

    private static func utf16(isLittleEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xff)]
            return isLittleEndian ? bytes.reversed() : bytes
        }
    }

    private static func problems(
        _ bytes: [UInt8], _ encoding: SheetReading.Encoding? = nil
    ) -> [SheetProblem] {
        do throws(SheetProblems) {
            _ = try CSVTable(bytes, reading(encoding))
            return []
        } catch { return error.kept }
    }

    @Test("UTF-8, UTF-16 with its mark and stated encodings give the same text")
    func read() throws {
        let expected = ["case", "2.1.1 Désistance – “ok”"]
        let files: [([UInt8], SheetReading.Encoding?)] = [
            (Array(Self.text.utf8), nil), ([0xef, 0xbb, 0xbf] + Array(Self.text.utf8), nil),
            (Array(Self.text.utf8), .utf8),
            ([0xff, 0xfe] + Self.utf16(isLittleEndian: true), nil),
            ([0xfe, 0xff] + Self.utf16(isLittleEndian: false), nil),
            ([0xff, 0xfe] + Self.utf16(isLittleEndian: true), .utf16LittleEndian),
            (Self.utf16(isLittleEndian: true), .utf16LittleEndian),
            (Self.utf16(isLittleEndian: false), .utf16BigEndian),
            (Self.windows, .windows1252),
        ]
        for (bytes, encoding) in files {
            let table = try CSVTable(bytes, Self.reading(encoding))
            #expect(table.headings == expected)
            #expect(table[0, 0] == "c-1")
        }
    }

    @Test("An encoding that is not certain is asked about, with the option and the first line")
    func asked() {
        let latin = Array("a,b\n1,2\n3,".utf8) + [0xe9, 0x0a]
        let first = Self.problems(latin)
        #expect(first.map(\.place) == ["The file"])
        #expect(
            first.map(\.message) == [
                "line 3 of the file has the byte 0xE9, which is not UTF-8 text."
            ])
        #expect(first.first?.remedy.contains("--encoding windows-1252") == true)
        for (bytes, option) in [
            ([0x61, 0], "--encoding utf-16le"), ([0, 0x61], "--encoding utf-16be"),
        ] as [([UInt8], String)] {
            #expect(Self.problems(bytes).first?.remedy.contains(option) == true)
        }
    }

    @Test(
        "A stated encoding that contradicts the file is refused",
        arguments: [
            ([0xef, 0xbb, 0xbf, 0x61], .windows1252, "its byte order mark says utf-8"),
            ([0xff, 0xfe, 0x61, 0], .utf8, "its byte order mark says utf-16le"),
            ([0x61, 0xc3, 0xa9, 0x0a], .windows1252, "it is valid UTF-8 text"),
            ([0x61, 0x0a, 0x81], .windows1252, "line 2 of the file has the byte 0x81"),
            ([0xff, 0xfe, 0x61, 0, 0x62], nil, "it is not valid UTF-16 text"),
            ([0xff, 0xfe, 0x61, 0xd8, 0x62, 0], nil, "it is not valid UTF-16 text"),
            ([0xd0, 0xcf, 0x11, 0xe0, 0xa1], nil, "it is a workbook"),
        ] as [([UInt8], SheetReading.Encoding?, String)])
    func contradicts(bytes: [UInt8], encoding: SheetReading.Encoding?, says: String) {
        let problems = Self.problems(bytes, encoding)
        #expect(problems.count == 1)
        #expect(problems.first?.message.hasPrefix(says) == true, "\(problems)")
    }
}
