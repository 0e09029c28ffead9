extension StringProtocol {
    /// The width of this visible text in columns of a terminal.
    var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }
}

extension Unicode.Scalar {
    /// 0 for a combining mark, 2 for wide characters and emoji, otherwise 1.
    var displayWidth: Int {
        guard value >= 0x300 else { return 1 }
        switch value {
        case 0x1160...0x11ff, 0xd7b0...0xd7ff: return 0  // Hangul vowels and final consonants
        case 0x1f1e6...0x1f1ff: return 1  // two regional indicators are one flag
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3,
            0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff01...0xff60, 0xffe0...0xffe6,
            0x16fe0...0x1b2ff, 0x1f200...0x1f2ff, 0x20000...0x3fffd:
            return properties.generalCategory.isMark ? 0 : 2
        default:
            if properties.generalCategory.isMark { return 0 }
            return properties.isEmojiPresentation ? 2 : 1
        }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isMark: Bool { self == .nonspacingMark || self == .enclosingMark }
}
