/// A good document, on which the analysis has nothing to say, and to which defects are done.
enum Clinic {
    static let yaml = """
        policy: clinic
        version: 2
        zone: Europe/Vienna

        attributes:
          principal:
            level: long
            ward: string
            on_duty?: bool
          context:
            case?: { patient: string, doctor: principal, state: string }
            urgent: bool
            device?: ip
            copies: long
          row:
            ward?: string
            grade: long
            born?: datetime

        purposes:
          treatment: Treat a patient.
          billing: Send an invoice.
          research: Count.

        roles:
          staff: {}
          nurse: { in: staff }
          doctor: { in: nurse }
          clerk: { in: staff }
          privacy: { in: staff }
          export-job: { kind: service }

        classes:
          record: { ladder: [clear, masked, tokenized], mask: full }
          identity: { in: record, mask: initials }
          diagnosis: { in: record }
          insurance: { in: record, mask: keep-last(4) }

        fields:
          patient.name: { class: identity, subject: id }
          patient.diagnosis: { class: diagnosis, subject: id }
          patient.insurance: { class: insurance, subject: id }

        rules:
          - id: doctor-own
            who: doctor
            purpose: treatment
            classes: [identity, diagnosis]
            when: context.case.doctor == principal && context.case.patient == resource.subject
            reveal: clear
            budget: { subjects: 50, per: principal, within: 1d }
          - id: nurse-ward
            who: nurse
            purpose: treatment
            classes: identity
            when: principal.ward == resource.ward && (context.urgent || principal.on_duty)
            unless: context.case.state == "closed"
            during: { days: mon-sun, hours: "06:00-22:00" }
            reveal: masked
            budget: { subjects: 100, per: principal, within: 1d }
          - id: clerk-insurance
            who: clerk
            purpose: billing
            classes: insurance
            when: context.copies >= 0 && context.copies < 100 && context.copies * 2 < 150
            reveal: [clear, masked]
            mask: keep-last(2)
            budget: { subjects: 30, per: principal, within: 1d }
            require: [reason, { approval: { of: privacy } }]
          - id: clerk-number
            who: clerk
            purpose: billing
            classes: insurance
            reveal: masked
            mask: keep-last(2)
          - id: export-tokens
            who: export-job
            purpose: research
            classes: record
            reveal: tokenized

        forbids:
          - id: sealed
            classes: diagnosis
            forms: clear
            when: resource.grade > principal.level
            unless: context.breakGlass
          - id: devices
            forms: [clear, masked]
            when: '!context.device.isInRange(ip("10.0.0.0/8"))'
          - id: minors
            purpose: billing
            when: context.now.durationSince(resource.born) < duration("5110d")
            unless: context.urgent

        break-glass:
          - id: emergency
            who: nurse
            classes: identity
            reveal: clear
            for: 1h
            budget: { subjects: 20, per: principal, within: 1h }
            require: [reason, { approval: { of: privacy } }]

        canaries:
          digests: [3f1c9a52e07b4d8891d6c25b7ae01f44]
          notify: privacy

        tests:
          - name: an export sees tokens
            principal: { id: job, roles: export-job, attributes: { level: 0, ward: none } }
            purpose: research
            at: 2026-03-03T10:00:00Z
            context: { urgent: false, copies: 0 }
            row: { grade: 0, subject: p1 }
            expect: { patient.name: tokenized }
        """
}
