#!/bin/sh
# Protects made-up customers, reveals them again, and compares, byte by byte.
#
#     round_trip.sh PATH-OF-dataprotect [ROWS]
#
# PYTHON names the interpreter that has Faker; python3 unless given.
set -eu
command=$1
rows=${2:-68000}
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp "$here/customers.yaml" "$folder/policy.yaml"
(umask 077; head -c 32 /dev/urandom | base64 > "$folder/kek")
"$command" keys create "$folder/keyset" --kek "$folder/kek"
keys="--keyset $folder/keyset --kek $folder/kek --table customer"
who="--principal ada --role auditor --purpose export --audit $folder/audit --audit-signer $folder/audit.key"

round_trip() { # NAME, FORMAT, more options of make_customers.py
    file="$folder/$1.$2"
    format=$2
    shift 2
    "$python" "$here/make_customers.py" --rows "$rows" --format "$format" -o "$file" "$@"
    # shellcheck disable=SC2086
    "$command" protect --catalog "$folder/policy.yaml" $keys --format "$format" < "$file" |
        "$command" reveal --policy "$folder/policy.yaml" $keys $who --reason "round trip" --create-audit \
            --audit-name example.com/audit --format "$format" --denied fail > "$file.back"
    cmp "$file" "$file.back"
    echo "$(basename "$file"): $rows rows, $(wc -c < "$file") bytes come back as they were"
}

columns=id,name,email,phone,ticket,card,address,city
round_trip customers csv --columns "$columns"
round_trip local csv --columns "$columns" --local-phones
round_trip customers jsonl --columns "$columns"
"$command" audit verify "$folder/audit" --key-file "$folder/audit.key.pub"
