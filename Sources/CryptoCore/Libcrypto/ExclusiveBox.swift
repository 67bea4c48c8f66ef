/// A value in a place of its own, for whoever has the box alone, such as by an `ExclusivePool`: it is changed in place, without
/// the check at every access that nobody else does so.
@usableFromInline
package final class ExclusiveBox<Value> {
    /// Unchecked: reached through `withValue` alone, by the one that has the box.
    @exclusivity(unchecked) @usableFromInline var value: Value

    package init(_ value: Value) { unsafe self.value = value }

    /// Lends the value. `body` must not come back to the same box.
    @inlinable
    @inline(__always)
    package func withValue<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(&value)
    }
}
