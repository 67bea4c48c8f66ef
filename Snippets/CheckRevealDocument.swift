// Check a reveal document before it decides anything, and replace it while the service runs.

import RevealPolicy

// snippet.hide
func main() throws {
    let yaml = Array(
        """
        policy: ward
        version: 1
        purposes: { treatment: Treat a patient. }
        roles: { nurse: { kind: human } }
        classes: { name: { mask: initials } }
        fields: { patient.name: { class: name, subject: id } }
        rules:
          - { id: nurses, who: nurse, purpose: treatment, classes: name, reveal: masked }
          - { id: late, who: nurse, purpose: treatment, classes: name, when: 1 > 2, reveal: clear }
        tests:
          - name: a nurse sees initials
            principal: { id: ada, roles: nurse }
            purpose: treatment
            row: { subject: p1 }
            expect: { patient.name: masked }
        """.utf8)
    // snippet.show
    // Where documents are written, as in a check of every change: faults are thrown, with line and column...
    let document = try RevealDocument(yaml: yaml)
    let engine = try RevealEngine(document)
    // ...what can hardly be meant is found...
    for finding in document.analyze() { print(finding) }
    // 9:70: warning: the rule late never grants anything: its condition contradicts itself [neverFires]

    // ...the tests in the document are run, and whoever approves it reads who can see what.
    for result in engine.runTests() { print(result) }  // passed: a nurse sees initials
    print(WhoCanSee(engine).text)

    // Where it is used: in one step, or not at all. Whatever is wrong, the last good one stays.
    let live = try LivePolicy(yaml: yaml) { print($0) }
    do {
        try live.reload(yaml: Array("policy: [ward".utf8))
    } catch {
        print(error)
    }
    print(live.engine.document.version)  // 1
    // snippet.hide
}

try main()
