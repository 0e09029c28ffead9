/// The style of an HTML page, on screen and on paper.
enum HTMLStyle {
    /// The style sheet.
    ///
    /// Each pair of text and background colours has a contrast of at least 4.5 : 1 (WCAG 2.2, AA).
    static let sheet = """
        :root {
          color-scheme: light dark;
          --text: #1b1f24; --quiet: #4d5560; --page: #ffffff; --stripe: #f3f5f8;
          --line: #c9cfd6; --accent: #1d4f91; --note: #fff6dd; --note-line: #b57a00;
          --area-1: #12436d; --area-2: #28a197; --axis: #6b7280;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --text: #e6e9ed; --quiet: #aab2bc; --page: #15181c; --stripe: #1e2329;
            --line: #414952; --accent: #8ab8f5; --note: #2f2913; --note-line: #d9a53a;
            --area-1: #c3dcf3; --area-2: #2f8179; --axis: #9aa3ae;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; max-width: 75rem; padding: 1.5rem 1rem 3rem;
          font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--page);
          overflow-wrap: anywhere;
        }
        h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem; break-after: avoid; }
        h1 { font-size: 1.75rem; margin-top: 0; }
        h2 { font-size: 1.35rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1.1rem; }
        p, ul, dl, pre, aside, .table { margin: .75rem 0; }
        p, li, dd, aside { max-width: 48rem; }
        ul { padding-left: 1.25rem; }
        .tree ul { margin: 0; padding-left: 1rem; border-left: 1px solid var(--line); }
        .tree, .tree ul { list-style: none; }
        .tree { padding-left: 0; }
        dl > div { display: grid; grid-template-columns: min(14rem, 35%) 1fr; gap: 1rem; }
        dt { color: var(--quiet); }
        dd { margin: 0; }
        .note {
          padding: .5rem .75rem; background: var(--note); border-left: 4px solid var(--note-line);
        }
        pre {
          padding: .75rem; white-space: pre-wrap; background: var(--stripe);
          border: 1px solid var(--line); border-radius: 4px;
        }
        code { font: .9rem/1.5 ui-monospace, monospace; }
        .table { overflow-x: auto; }
        .table:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        table { border-collapse: collapse; min-width: 50%; font-size: .9375rem; }
        caption {
          position: sticky; left: 0; max-width: min(48rem, 100vw - 2rem);
          padding: .25rem 0 .5rem; text-align: left; font-weight: 600;
        }
        th, td {
          padding: .35rem .5rem; text-align: left; vertical-align: top;
          overflow-wrap: break-word;
        }
        th { vertical-align: bottom; }
        thead tr { border-bottom: 2px solid var(--accent); }
        tbody tr { border-bottom: 1px solid var(--line); }
        tbody tr:nth-child(even) { background: var(--stripe); }
        td { padding-left: calc(.5rem + var(--indent, 0) * 1.25rem); }
        .number, .percent { text-align: right; font-variant-numeric: tabular-nums; }
        td.prose { min-width: 18rem; }
        td.id, td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        a { color: var(--accent); }
        a:focus-visible, summary:focus-visible {
          outline: 2px solid var(--accent); outline-offset: 2px;
        }
        \(chartRules)
        footer {
          margin-top: 3rem; padding-top: .5rem; border-top: 1px solid var(--line);
          color: var(--quiet); font-size: .875rem;
        }
        footer p { margin: .25rem 0; }
        @media print {
          @page { size: A4; margin: 15mm; }
          @page wide { size: A4 landscape; }
          body:has(thead :nth-child(8)) { page: wide; }
          :root {
            color-scheme: light;
            --text: #000000; --quiet: #333333; --page: #ffffff; --stripe: #f2f2f2;
            --line: #999999; --accent: #000000; --note: #ffffff; --note-line: #000000;
            --area-1: #12436d; --area-2: #28a197; --axis: #555555;
          }
          body { max-width: none; padding: 0; font-size: 10pt; }
          p, li, dd, aside { max-width: none; orphans: 3; widows: 3; }
          a { color: inherit; text-decoration: none; }
          .table { overflow: visible; }
          table { width: 100%; font-size: 8pt; }
          thead { display: table-header-group; }
          tr, .note, pre, dl > div { break-inside: avoid; }
          th, td { padding: .15rem .25rem; }
          td { padding-left: calc(.25rem + var(--indent, 0) * .75rem); }
          td.text { overflow-wrap: anywhere; }
          td.prose { min-width: 0; }
          td.id { white-space: normal; }
          .chart svg { break-inside: avoid; }
          .chart .table { break-inside: avoid; }
          figcaption { break-after: avoid; }
          .chart svg.wide { display: block; width: 36rem; max-width: 100%; }
          .chart svg.narrow, .chart summary { display: none; }
          .chart details::details-content { content-visibility: visible; block-size: auto; }
          nav { break-inside: avoid; }
        }
        """

    /// The rules for charts.
    ///
    /// Adjacent areas have a contrast of at least 3 : 1, and so do lines and marks with the page.
    private static let chartRules = """
        nav ol { columns: 2 18rem; padding-left: 1.5rem; margin: .75rem 0; max-width: 48rem; }
        nav li { break-inside: avoid; padding: .1rem 0; }
        .chart { margin: 1.25rem 0; }
        figcaption { max-width: 48rem; margin-bottom: .75rem; font-weight: 600; }
        .chart svg { display: block; height: auto; }
        .chart svg.wide { display: none; width: 45rem; }
        .chart svg.narrow { width: 100%; max-width: 26rem; }
        @media (min-width: 48rem) {
          .chart svg.wide { display: block; }
          .chart svg.narrow { display: none; }
        }
        .chart text {
          font-size: 15px; fill: var(--text);
          paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round;
        }
        .chart .strong { font-weight: 600; }
        .chart .area-1, .chart .mark { fill: var(--area-1); }
        .chart .area-2 { fill: var(--area-2); }
        .chart .outline { fill: none; stroke: var(--axis); stroke-width: 1.5; }
        .chart .line { stroke: var(--axis); stroke-width: 1.5; }
        .chart .strong-line { stroke: var(--area-1); stroke-width: 3; }
        .chart .mark, .chart .hollow-mark { stroke: var(--area-1); stroke-width: 2.5; }
        .chart .hollow-mark { fill: var(--page); }
        .chart details { margin-top: .75rem; max-width: 48rem; }
        .chart summary { cursor: pointer; color: var(--accent); padding: .15rem 0; }
        """
}
