/// Texts that a terminal, a browser, a spreadsheet program or a Markdown reader would obey.
enum HostileText {
    static let all = [
        "\u{1b}[2J\u{1b}]0;owned\u{7}", "\u{202e}gnissim\u{202c}", "</td><script>alert(1)</script>",
        "\"><img src=x onerror='alert(1)'>", "a|b\\|c", "```\n# not a heading\n```", "=1+1",
        "@SUM(A1)", "-2+3", "+cmd", "\t=1+1", "one\r\ntwo", "one\rtwo",
        "\u{1f468}\u{200d}\u{1f469}",
        "e\u{301}\u{301}\u{301}", "<\u{338}script>", "\"\u{301}", "|\u{301}",
        String(repeating: "x", count: 300), "a\u{a0}b\u{2028}c", "---", "1. one", "&lt;", "\u{0}",
        "\u{9b}31m", "", " ", "\n\n", "\u{feff}\u{e000}",
    ]
}
