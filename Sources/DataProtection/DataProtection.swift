// Who imports this module needs the others' types for their catalogs.
@_exported public import AuditLog
@_exported public import CedarPolicy
@_exported public import FieldEncryption
@_exported public import FormatPreservingEncryption
@_exported public import Masking
@_exported public import ProtectionKeys
@_exported public import RevealPolicy
@_exported public import Tokenization
