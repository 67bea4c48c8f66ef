/// Runs `body` far down the stack, so that what it leaves there is not overwritten by whoever looks for it afterwards.
@inline(never)
func deeply<Result>(_ levels: Int = 32, _ body: () throws -> Result) rethrows -> Result {
    var page = InlineArray<512, UInt64>(repeating: 0)
    page[levels] = 1
    defer { withExtendedLifetime(page) {} }
    return try levels == 0 ? body() : deeply(levels - 1, body)
}
