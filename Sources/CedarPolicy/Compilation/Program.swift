/// The expressions of a whole policy set: one flat array of instructions, with what they refer to beside it. Equal
/// expressions stand in it once.
final class Program: Sendable {
    let code: [Instruction]
    let operands: [Int32]
    let constants: [CedarValue]
    let names: [CedarString]
    let types: [QualifiedName]
    let patterns: [BytePattern]
    /// Where expressions begin that are called by their place among all; -1 for one that is always true.
    let roots: [Int32]

    init(_ builder: consuming ProgramBuilder, roots: [Int32] = []) {
        self.roots = roots
        code = builder.code
        operands = builder.operands
        constants = builder.constants.items
        names = builder.names.items
        types = builder.types.items
        patterns = builder.patterns.items.map(BytePattern.init)
    }
}
