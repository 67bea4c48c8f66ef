/// One step of a compiled expression. What `a`, `b` and `c` are depends on the operation: places of other instructions,
/// or of constants, names, types, patterns, or ranges of operands.
struct Instruction: Hashable {
    enum Operation: UInt8 {
        /// a: constant
        case constant
        case principal, action, resource, context
        /// a: operand
        case not, negate
        /// a: first operand, b: count
        case and, or
        /// a, b: operands
        case equal, notEqual
        /// a: operand, b: constant
        case equalConstant, notEqualConstant
        /// a, b: operands
        case less, lessEqual, greater, greaterEqual
        case add, subtract, multiply
        case isIn
        /// a: operand, b: constant that is an entity
        case isInEntity
        /// a: operand, b: type
        case isType
        /// a: operand, b: type, c: operand
        case isTypeIn
        /// a: operand, b: name
        case has, attribute
        /// b: name
        case contextHas, contextAttribute, resourceHas
        case principalAttribute, resourceAttribute
        /// a: operand, b: first name, c: count
        case hasPath
        /// a: operand, b: pattern
        case like
        /// a: test, b: then, c: else
        case ifThenElse
        /// a: first operand, b: count
        case set
        /// a: first of pairs of names and operands, b: count of pairs
        case record
        /// a: receiver; `detail`: the method
        case method0
        /// a: receiver, b: argument; `detail`: the method
        case method1
        /// a: receiver, b: first argument, c: count; `detail`: the method
        case methodMany
        /// a: first argument, b: count; `detail`: the function
        case function
    }

    let operation: Operation
    /// The place of a method or function among all.
    var detail: UInt8 = 0
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
}
