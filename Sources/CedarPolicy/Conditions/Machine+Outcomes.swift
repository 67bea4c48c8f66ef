extension Machine {
    /// All that an expression may come to, whatever the facts are that are not known yet.
    func outcomes(_ place: Int32) -> Outcomes {
        let step = program.code[Int(place)]
        switch step.operation {
        case .and: return chain(step, ends: .fails, goesOn: .holds)
        case .or: return chain(step, ends: .holds, goesOn: .fails)
        case .not:
            let operand = outcomes(step.a)
            var result = operand.intersection(.errs)
            if operand.contains(.holds) { result.insert(.fails) }
            if operand.contains(.fails) { result.insert(.holds) }
            return result
        case .ifThenElse:
            let test = outcomes(step.a)
            var result = test.intersection(.errs)
            if test.contains(.holds) { result.formUnion(outcomes(step.b)) }
            if test.contains(.fails) { result.formUnion(outcomes(step.c)) }
            return result
        default:
            do throws(EvaluationError) {
                return try bool(place) ? .holds : .fails
            } catch {
                return error.code == .unknown ? .any : .errs
            }
        }
    }

    /// Operands one after the other, as long as any may go on.
    private func chain(_ step: Instruction, ends: Outcomes, goesOn: Outcomes) -> Outcomes {
        var result: Outcomes = []
        for index in step.a..<(step.a + step.b) {
            let operand = outcomes(program.operands[Int(index)])
            result.formUnion(operand.intersection([ends, .errs]))
            guard operand.contains(goesOn) else { return result }
        }
        return result.union(goesOn)
    }
}
