import FieldEncryption
import ProtectionKeys
import Tokenization

extension Protector {
    /// What to look for to find the rows in which a column has a value, under whichever key they were protected.
    ///
    /// ```swift
    /// let terms = try protector.query("customer", column: "email", equals: "ada@example.org", tenant: "acme")
    /// // SELECT ... WHERE tenant = 'acme' AND \(terms.column) IN (\(terms.values))
    /// // While rows are in clear: AND (... IN (...) OR ... IN (...)), with each of terms.alternatives
    /// ```
    ///
    /// - Parameters:
    ///   - table: which table.
    ///   - name: the column.
    ///   - value: in clear. Compared byte by byte, unless it is looked for by an index with normalizers.
    ///   - tenant: whose rows; needed where a column says whose they are.
    ///   - index: the name of an index of the column. Where nil, equal values are looked for if the column is kept so that
    ///     they are equal, else the first index is taken.
    ///   - includingPlaintext: whether some rows may not be protected yet: then the value itself is looked for as well. Where an
    ///     index is searched it stands among the ``SearchTerms/alternatives``, for the column itself, as it is given and as the
    ///     index normalises it: what is in clear and was written in another way is not found.
    /// - Throws: `notSearchable` for a column without an index where equal values look different, and for a value of which
    ///   normalisation leaves nothing; `valueDoesNotFit` for one that the column cannot have; `tenantMissing`;
    ///   `unknownTable`, `unknownColumn`.
    public func query(
        _ table: String, column name: String, equals value: String, tenant: String? = nil, index: String? = nil,
        includingPlaintext: Bool = false
    ) throws(DataProtectionError) -> SearchTerms {
        let plan = try plan(table)
        guard let column = plan.columns.first(where: { $0.name == name }) else {
            guard plan.known.contains(name) || plan.catalog.allowsOtherColumns else { throw plan.unknownColumn(name) }
            return SearchTerms(value, column: name, values: [value], needsComparison: false)
        }
        do throws(DataProtectionError) {
            let context = column.context(try plan.tenant(tenant))
            if index == nil, column.catalog.storage.isDeterministic {
                var values = try column.keeper.candidates(for: value, context: context, root)
                // Of several keys, one's token can be another's of another value.
                let isAmbiguous = column.keeper.isSilent && values.count > 1
                if includingPlaintext, !values.contains(value) { values.append(value) }
                return SearchTerms(
                    value, column: name, values: values,
                    needsComparison: isAmbiguous || (includingPlaintext && column.keeper.isSilent))
            }
            guard let place = column.catalog.indexes.firstIndex(where: { index == nil || $0.name.text == index }) else {
                throw DataProtectionError(
                    .notSearchable,
                    index == nil
                        ? "equal values look different here, and the column has no index" : "there is no such index")
            }
            return try Self.terms(column.indexes[place], value, context, inClear: includingPlaintext ? name : nil)
        } catch {
            var error = error.inColumn(name)
            error.table = table
            throw error
        }
    }

    /// - Parameter column: where rows that are not protected yet have the value; nil where there are none.
    private static func terms(
        _ index: IndexPlan, _ value: String, _ context: FieldContext, inClear column: String?
    ) throws(DataProtectionError) -> SearchTerms {
        do throws(FieldEncryptionError) {
            let values = try index.index.candidates(for: value, context: context)
            let normalizers = index.index.normalizers
            let normalized = normalizers.normalized(value)
            let inClear = column.map { column in
                let isNormal = normalized.utf8.elementsEqual(value.utf8)
                return SearchTerms(
                    normalized, normalizers, column: column, values: isNormal ? [value] : [value, normalized],
                    needsComparison: true)
            }
            return SearchTerms(
                normalized, normalizers, column: index.column, values: values.map(\.text), needsComparison: true,
                alternatives: inClear.map { [$0] } ?? [])
        } catch  where error.code == .nothingToIndex {
            throw DataProtectionError(.notSearchable, "normalisation leaves nothing of the value")
        } catch {
            throw DataProtectionError(error)
        }
    }
}

extension TablePlan {
    /// Whose rows are meant.
    func tenant(_ given: String?) throws(DataProtectionError) -> String? {
        switch catalog.tenant {
        case .none:
            guard given == nil else {
                throw DataProtectionError(.tenantMissing, "the table has no tenants, and one was given")
            }
            return nil
        case .constant(let tenant):
            guard given.map({ $0.utf8.elementsEqual(tenant.utf8) }) ?? true else {
                throw DataProtectionError(.tenantMissing, "all rows are of one tenant, and another was given")
            }
            return tenant
        case .column:
            guard let given, !given.isEmpty else {
                throw DataProtectionError(.tenantMissing, "say whose rows are looked for")
            }
            return given
        }
    }
}

extension ColumnKeeper {
    /// What a value may be stored as, under each enabled key, the primary first.
    func candidates(
        for value: String, context: FieldContext, _ root: RootKeyset
    ) throws(DataProtectionError) -> [String] {
        do {
            switch self {
            case .deterministic(let cipher): return try cipher.deterministicCandidates(for: value, context: context)
            case .oneWay(let tokenizer): return try tokenizer.candidates(for: value, context: context)
            case .opaque(let tokenizer): return try tokenizer.deterministicCandidates(for: value, context: context)
            case .format(let tokenizer), .card(let tokenizer):
                return try root.liveKeyIDs.map {
                    try tokenizer.tokenizeDeterministically(value, context: context, keyID: $0)
                }
            case .markedCard(let tokenizer): return try tokenizer.deterministicCandidates(for: value, context: context)
            case .encrypted, .erasable, .random:
                throw DataProtectionError(.notSearchable, "equal values look different here")
            }
        } catch let error as TokenizationError {
            throw DataProtectionError(error)
        } catch let error as FieldEncryptionError {
            throw DataProtectionError(error)
        } catch let error as DataProtectionError {
            throw error
        } catch {
            throw DataProtectionError(.cryptographyFailed, "the candidates could not be made")
        }
    }
}
