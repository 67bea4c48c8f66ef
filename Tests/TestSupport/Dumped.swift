/// What `dump` prints, without the addresses that stand in the names of private types: they change with every run.
package func dumped(_ value: some Any) -> String {
    var text = ""
    dump(value, to: &text)
    return withoutAddresses(text)
}

/// What `debugPrint` prints, likewise.
package func reflected(_ value: some Any) -> String { withoutAddresses(String(reflecting: value)) }

private func withoutAddresses(_ text: String) -> String {
    text.replacing(/\(unknown context at \$[0-9a-f]+\)/, with: "(private)")
}
