/// Converts the bytes of a file to UTF-8.
enum SheetText {
    private static let asCSV =
        "Save the sheet as \"CSV UTF-8\" in the spreadsheet program, and use that file."
    private static let utf8Mark: [UInt8] = [0xef, 0xbb, 0xbf]

    /// The text of a file as UTF-8 without a byte order mark.
    ///
    /// - Throws: A problem of the file: a workbook, or an encoding that is not certain.
    static func utf8(_ bytes: [UInt8], _ reading: SheetReading) throws(SheetProblems) -> [UInt8] {
        // .xlsx and .ods files are archives. .xls files begin with the signature of the older
        // format.
        if bytes.starts(with: [0x50, 0x4b, 0x03, 0x04])
            || bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0])
        {
            throw problem("it is a workbook and not a file of separated values.", asCSV)
        }
        let text = try converted(bytes, reading)
        if let nothing = text.firstIndex(of: 0) {
            throw problem(
                "line \(line(of: nothing, in: text)) of the file has a zero byte, which is not "
                    + "text.", asCSV)
        }
        return text
    }

    private static func converted(
        _ bytes: [UInt8], _ reading: SheetReading
    ) throws(SheetProblems) -> [UInt8] {
        if bytes.starts(with: utf8Mark) {
            try check(reading.encoding, is: .utf8)
            return try validated(Array(bytes.dropFirst(utf8Mark.count)))
        }
        if bytes.starts(with: [0xff, 0xfe]) {
            try check(reading.encoding, is: .utf16LittleEndian)
            return try utf16(bytes.dropFirst(2), isLittleEndian: true)
        }
        if bytes.starts(with: [0xfe, 0xff]) {
            try check(reading.encoding, is: .utf16BigEndian)
            return try utf16(bytes.dropFirst(2), isLittleEndian: false)
        }
        switch reading.encoding {
        case .utf16LittleEndian: return try utf16(bytes[...], isLittleEndian: true)
        case .utf16BigEndian: return try utf16(bytes[...], isLittleEndian: false)
        case .windows1252: return try windows1252(bytes)
        case .utf8, nil:
            if bytes.prefix(2).contains(0) {
                let encoding: SheetReading.Encoding =
                    bytes.first == 0 ? .utf16BigEndian : .utf16LittleEndian
                throw problem(
                    "it looks like UTF-16 text without a byte order mark.",
                    "If it is, say so with --encoding \(encoding.rawValue). Or save it as \"CSV "
                        + "UTF-8\".")
            }
            return try validated(bytes)
        }
    }

    private static func check(
        _ stated: SheetReading.Encoding?, is marked: SheetReading.Encoding
    ) throws(SheetProblems) {
        guard let stated, stated != marked else { return }
        throw problem(
            "its byte order mark says \(marked.rawValue), and --encoding says "
                + "\(stated.rawValue).", "Omit --encoding.")
    }

    private static func validated(_ bytes: [UInt8]) throws(SheetProblems) -> [UInt8] {
        let wrong: Int
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return bytes
        } catch { wrong = error.byteOffsets.lowerBound }
        let byte = String(bytes[wrong], radix: 16, uppercase: true)
        throw problem(
            "line \(line(of: wrong, in: bytes)) of the file has the byte 0x\(byte), which is not "
                + "UTF-8 text.",
            "Save the sheet as \"CSV UTF-8\". Or, if an older Windows program saved it, say so "
                + "with --encoding windows-1252 (in a mapping file: encoding = windows-1252).")
    }

    private static func utf16(
        _ bytes: ArraySlice<UInt8>, isLittleEndian: Bool
    ) throws(SheetProblems) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (low, high) =
                isLittleEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            units.append(UInt16(high) << 8 | UInt16(low))
            index += 2
        }
        guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self)
        else {
            throw problem(
                "it is not valid UTF-16 text: a character is cut.",
                "Check that the file is complete. \(asCSV)")
        }
        return Array(text.utf8)
    }

    /// The characters of the bytes 0x80 to 0x9f; zero for a byte without a meaning.
    private static let windowsCharacters: [UInt16] = [
        0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
        0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc,
        0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
    ]

    private static func windows1252(_ bytes: [UInt8]) throws(SheetProblems) -> [UInt8] {
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        if isASCII { return bytes }
        if String(validating: bytes, as: UTF8.self) != nil {
            throw problem(
                "it is valid UTF-8 text, and --encoding says windows-1252, which would read other "
                    + "letters.", "Omit --encoding.")
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for (index, byte) in bytes.enumerated() {
            var unit = UInt16(byte)
            if (0x80...0x9f).contains(byte) { unit = windowsCharacters[Int(byte - 0x80)] }
            guard unit > 0 || byte == 0, let scalar = Unicode.Scalar(unit) else {
                throw problem(
                    "line \(line(of: index, in: bytes)) of the file has the byte "
                        + "0x\(String(byte, radix: 16, uppercase: true)), which windows-1252 does "
                        + "not have.", asCSV)
            }
            text.append(contentsOf: String(Character(scalar)).utf8)
        }
        return text
    }

    /// The line of a file; a line break inside a cell also ends a line.
    static func line(of place: Int, in bytes: [UInt8]) -> Int {
        var line = 1
        for index in 0..<place {
            let isEnd =
                bytes[index] == UInt8(ascii: "\n")
                || bytes[index] == UInt8(ascii: "\r") && bytes[index + 1] != UInt8(ascii: "\n")
            if isEnd { line += 1 }
        }
        return line
    }

    static func problem(_ message: String, _ remedy: String) -> SheetProblems {
        var problems = SheetProblems()
        problems.add(SheetProblem(row: nil, column: nil, message, remedy: remedy))
        return problems
    }
}
