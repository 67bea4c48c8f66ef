/// Conditions, compiled together, for deciding with strict errors: what cannot be evaluated does not permit, and does forbid.
///
/// Cedar itself skips both, and so does ``Authorizer``. Which policies a request is about is for the caller to find.
package final class StrictConditions: Sendable {
    /// What is left of conditions when a part of the facts is known.
    package struct Rest: Sendable {
        let places: [Int32]
    }

    /// Conditions with the facts of one request.
    package struct Evaluation {
        let machine: Machine

        /// Whether a policy with these conditions applies.
        @inline(never)
        package func applies(_ index: Int, _ effect: Effect) -> Bool {
            let root = machine.program.roots[index]
            guard root >= 0 else { return true }
            do throws(EvaluationError) {
                return try machine.bool(root)
            } catch {
                return effect == .forbid
            }
        }

        /// Whether a policy applies of whose conditions this is left.
        @inline(never)
        package func applies(_ rest: Rest, _ effect: Effect) -> Bool {
            do throws(EvaluationError) {
                for place in rest.places where try !machine.bool(place) { return false }
                return true
            } catch {
                return effect == .forbid
            }
        }

        /// The same conditions with other attributes of the resource, all of which are there.
        package func with(_ attributes: CedarRecord) -> Evaluation {
            Evaluation(machine: Machine(program: machine.program, facts: machine.facts.with(attributes)))
        }

        /// All that may come out.
        package func outcomes(_ index: Int) -> Outcomes {
            let root = machine.program.roots[index]
            return root < 0 ? .holds : machine.outcomes(root)
        }

        /// Whether the conditions hold, or why nobody can tell.
        package func result(_ index: Int) -> Result<Bool, EvaluationError> {
            let root = machine.program.roots[index]
            guard root >= 0 else { return .success(true) }
            do throws(EvaluationError) {
                return .success(try machine.bool(root))
            } catch {
                return .failure(error)
            }
        }

        /// What is left: operands that hold whatever comes are gone.
        package func rest(_ index: Int) -> Rest {
            let root = machine.program.roots[index]
            guard root >= 0 else { return Rest(places: []) }
            let step = machine.program.code[Int(root)]
            guard step.operation == .and else { return Rest(places: [root]) }
            let operands = machine.program.operands[Int(step.a)..<Int(step.a + step.b)]
            return Rest(places: operands.filter { machine.outcomes($0) != .holds })
        }
    }

    private let program: Program

    /// Compiles lists of conditions that all have to hold, each called by its place.
    package init(_ conditions: [[Condition]]) {
        var builder = ProgramBuilder()
        var roots: [Int32] = []
        for list in conditions { roots.append(builder.compile(list) ?? -1) }
        program = Program(builder, roots: roots)
    }

    /// The conditions with these facts.
    package func evaluation(_ facts: consuming RequestFacts) -> Evaluation {
        Evaluation(machine: Machine(program: program, facts: facts))
    }
}
