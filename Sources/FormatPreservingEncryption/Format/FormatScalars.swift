/// Units as text.
enum FormatScalars {
    static func string<Unit: FormatUnit>(_ units: some Sequence<Unit>) -> String {
        var view = String.UnicodeScalarView()
        for unit in units { view.append(unit.scalar) }
        return String(view)
    }
}
