/// A chart as values: what it shows, in words, as a drawing and as a table.
///
/// The renderer of HTML draws it. The other renderers print its words and its table.
public struct Chart: Hashable, Sendable {
    /// The title, which says what the chart shows.
    public var title: String
    /// The chart in a few sentences: the text alternative of the drawing.
    public var summary: String
    /// The values that are drawn.
    public var drawing: Drawing
    /// The same values as a table; its caption is not used.
    public var data: Table

    /// The kinds of drawings.
    public enum Drawing: Hashable, Sendable {
        /// A bar of stacked segments.
        case bar(Bar)
        /// Marks on scales from 0 to 100, one below the other.
        case strip(Strip)
        /// What happened, on two clocks.
        case timeline(Timeline)
    }

    /// Creates a chart.
    public init(_ title: String, summary: String, _ drawing: Drawing, data: Table) {
        self.title = title
        self.summary = summary
        self.drawing = drawing
        self.data = data
    }

    /// The table with the title as its caption.
    public var table: Table {
        var table = data
        table.caption = title
        return table
    }
}

extension Chart {
    /// A labelled region of a scale, from a value to the next region.
    public struct Band: Hashable, Sendable {
        /// Its name.
        public var label: String
        /// The value at which it begins.
        public var from: Int

        /// Creates a band.
        public init(_ label: String, from: Int) {
            self.label = label
            self.from = from
        }
    }

    /// A bar of stacked segments on a scale from 0 to a maximum.
    public struct Bar: Hashable, Sendable {
        /// The segments, from 0 on; those without a value are not drawn.
        public var segments: [Segment]
        /// The end of the scale, at least 1.
        public var maximum: Int
        /// The regions of the scale, from the lowest; may be empty.
        public var bands: [Band]

        /// A segment with its label.
        public struct Segment: Hashable, Sendable {
            /// What it is.
            public var label: String
            /// Its length, at least 0.
            public var value: Int
            /// A second line of its label; may be empty.
            public var detail: String

            /// Creates a segment.
            public init(_ label: String, _ value: Int, detail: String = "") {
                self.label = label
                self.value = value
                self.detail = detail
            }
        }

        /// Creates a bar.
        public init(_ segments: [Segment], maximum: Int, bands: [Band] = []) {
            self.segments = segments
            self.maximum = maximum
            self.bands = bands
        }
    }

    /// Marks on scales from 0 to 100 with the same bands.
    public struct Strip: Hashable, Sendable {
        /// The rows, from the top.
        public var rows: [Row]
        /// The regions of each scale, from the lowest.
        public var bands: [Band]

        /// A scale with its label and its mark.
        public struct Row: Hashable, Sendable {
            /// What is marked.
            public var label: String
            /// The marked value in words: `"6 of 13, 46%"`.
            public var words: String
            /// A remark below the words; may be empty.
            public var remark: String
            /// The value, `0...100`; `nil` for a scale without a mark.
            public var value: Int?
            /// Whether the mark is filled; the remark must say why.
            public var isStrong: Bool

            /// Creates a row.
            public init(
                _ label: String, words: String, remark: String = "", value: Int?,
                isStrong: Bool = false
            ) {
                self.label = label
                self.words = words
                self.remark = remark
                self.value = value
                self.isStrong = isStrong
            }
        }

        /// Creates a strip.
        public init(_ rows: [Row], bands: [Band]) {
            self.rows = rows
            self.bands = bands
        }
    }

    /// What happened, in two lanes: when it held, and when it was recorded.
    ///
    /// Time runs downwards. The distances between the rows have no scale.
    public struct Timeline: Hashable, Sendable {
        /// The heading of the first lane.
        public var firstLane: String
        /// The heading of the second lane.
        public var secondLane: String
        /// The entries, in any order.
        public var entries: [Entry]

        /// A moment on a clock.
        public struct Moment: Hashable, Sendable {
            /// Where it is in the order of time; equal numbers share a row.
            public var order: Int
            /// The moment in words: `"2 December 2021"`.
            public var words: String

            /// Creates a moment.
            public init(_ order: Int, _ words: String) {
                self.order = order
                self.words = words
            }
        }

        /// Something that happened, with its moment on each clock.
        public struct Entry: Hashable, Sendable {
            /// What happened.
            public var label: String
            /// The moment in the first lane.
            public var first: Moment
            /// The moment in the second lane.
            public var second: Moment
            /// How the second moment relates to the first: `"recorded 72 days late"`.
            public var remark: String
            /// Whether it is marked as late; the remark must say so.
            public var isLate: Bool

            /// Creates an entry.
            public init(
                _ label: String, first: Moment, second: Moment, remark: String,
                isLate: Bool = false
            ) {
                self.label = label
                self.first = first
                self.second = second
                self.remark = remark
                self.isLate = isLate
            }
        }

        /// Creates a timeline.
        public init(_ entries: [Entry], firstLane: String, secondLane: String) {
            self.entries = entries
            self.firstLane = firstLane
            self.secondLane = secondLane
        }
    }
}
