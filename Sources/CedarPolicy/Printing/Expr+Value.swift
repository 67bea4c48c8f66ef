extension Expr {
    /// An expression that comes to a value.
    public init(_ value: CedarValue) {
        switch value {
        case .bool(let value): self.init(.literal(.bool(value)))
        case .long(let value): self.init(.literal(.long(value)))
        case .string(let value): self.init(.literal(.string(value)))
        case .entity(let value): self.init(.literal(.entity(value)))
        case .set(let set): self.init(.set(set.values.map { Expr($0) }.sorted { $0.cedarText < $1.cedarText }))
        case .record(let record):
            self.init(
                .record(
                    record.fields.map { RecordField(name: $0.name, value: Expr($0.value)) }
                        .sorted { $0.name < $1.name }))
        case .decimal(let value): self.init(.decimal, "\(value)")
        case .ip(let value): self.init(.ip, "\(value)")
        case .duration(let value): self.init(.duration, "\(value)")
        case .datetime(let value):
            if let text = value.text {
                self.init(.datetime, text)
            } else {
                let distance = CedarDuration(milliseconds: value.milliseconds)
                self.init(.method(Expr(.datetime, "1970-01-01"), .offset, [Expr(.duration, "\(distance)")]))
            }
        }
    }

    private init(_ function: ExtensionFunction, _ text: String) {
        self.init(.function(function, [Expr(.literal(.string(CedarString(text))))]))
    }
}

extension CedarValue: CustomStringConvertible {
    /// The value as an expression in Cedar's text.
    public var cedarText: String { Expr(self).cedarText }

    /// The value as an expression in Cedar's text.
    public var description: String { cedarText }
}
