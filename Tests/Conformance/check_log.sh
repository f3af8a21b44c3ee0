#!/usr/bin/env bash
# Checks a proof bundle of the audit log with sha256sum and openssl alone.
#
#   check_log.sh FOLDER
#
# The bundle is described in check_log.py. Exit 0: everything holds. Exit 1: something does not.
set -euo pipefail
export LC_ALL=C

refuse() { echo "refused: $*"; exit 1; }
folder=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sha() { sha256sum | cut -d' ' -f1; }
unhex() { local text=$1; printf '%b' "$(printf '%s' "$text" | sed 's/../\\x&/g')"; }
hex() { od -An -v -tx1 | tr -d ' \n'; }
node() { { printf '\001'; unhex "$1$2"; } | sha; }
leaf() { { printf '\000'; cat "$1"; } | sha; }

# Base 64 to hexadecimal; only the one text that the bytes have.
decode() {
  local value
  value=$(printf '%s' "$1" | base64 -d 2>/dev/null | hex) || refuse "not Base 64: $1"
  [ "$(unhex "$value" | base64 -w0)" = "$1" ] || refuse "not the one Base 64 of its bytes: $1"
  printf '%s' "$value"
}
hash_of() { local value; value=$(decode "$1") || { echo "$value"; exit 1; }
  [ ${#value} = 64 ] || refuse "a hash has 32 bytes"; printf '%s' "$value"; }
number() { [[ $1 =~ ^(0|[1-9][0-9]{0,17})$ ]] || refuse "not a number: $1"; printf '%s' "$1"; }

# The name of the log, and of each volume that it went on in, with the leaf that opens it.
origins=("$(head -n 1 "$folder/origin")") opened=(-1)
if [ -e "$folder/volumes" ]; then
  while read -r index name; do
    number "$index" > "$work/number" || { cat "$work/number"; exit 1; }
    [ "$index" -gt "${opened[-1]}" ] || refuse "the volumes are not in order"
    origins+=("$name"); opened+=("$index")
  done < "$folder/volumes"
fi

# Each key as name, id and a file that openssl reads.
names=() ids=() files=() written=()
while IFS= read -r line; do
  name=${line%%+*}; rest=${line#*+}; id=${rest%%+*}; body=${rest#*+}
  value=$(decode "$body") || { echo "$value"; exit 1; }
  [ ${#value} = 66 ] && [ "${value:0:2}" = 01 ] || refuse "the key is not Ed25519"
  made=$({ printf '%s\n' "$name"; unhex "$value"; } | sha)
  [ "${made:0:8}" = "$id" ] || refuse "the key id does not belong to the key"
  file=$work/key${#files[@]}
  # The 12 bytes before an Ed25519 public key in DER are always these (RFC 8410, section 4).
  unhex "302a300506032b6570032100${value:2}" \
    | openssl pkey -pubin -inform DER -out "$file" 2>/dev/null || refuse "not a public key"
  names+=("$name"); ids+=("$id"); files+=("$file"); written+=("$line")
done < "$folder/vkeys"
[ ${#names[@]} -gt 0 ] || refuse "there is no key"

# Reads a signed checkpoint from a file; sets size and root, and signers: the keys that signed.
checkpoint() {
  local file=$1 good=no place value line words origin
  signers=()
  [ "$(tail -c 1 "$file" | hex)" = 0a ] || refuse "a note ends in a new line"
  mapfile -t lines < "$file"
  [ ${#lines[@]} -ge 5 ] && [ -z "${lines[3]}" ] || refuse "a checkpoint has three lines"
  size=$(number "${lines[1]}") || { echo "$size"; exit 1; }
  for place in "${!origins[@]}"; do
    [ "${opened[$place]}" -ge "$size" ] || origin=${origins[$place]}
  done
  [ "${lines[0]}" = "$origin" ] || refuse "the checkpoint is of another log"
  printf '%s\n' "${lines[@]:0:3}" > "$work/text"
  for line in "${lines[@]:4}"; do
    read -r -a words <<< "$line"
    [ "${line}" = "$(printf '\342\200\224 %s %s' "${words[1]:-}" "${words[2]:-}")" ] \
      || refuse "a signature line is a dash, a name and Base 64"
    value=$(decode "${words[2]}") || { echo "$value"; exit 1; }
    for place in "${!names[@]}"; do
      if [ "${names[$place]}" = "${words[1]}" ] && [ "${ids[$place]}" = "${value:0:8}" ]; then
        unhex "${value:8}" > "$work/signature"
        openssl pkeyutl -verify -pubin -inkey "${files[$place]}" -rawin -in "$work/text" \
          -sigfile "$work/signature" > /dev/null 2>&1 || refuse "a signature is false"
        signers+=("${written[$place]}")
        [ "${words[1]}" != "$origin" ] || good=yes
      fi
    done
  done
  [ $good = yes ] || refuse "no signature by a known key"
  root=$(hash_of "${lines[2]}") || { echo "$root"; exit 1; }
}

# Divides a proof or a request at its first empty line; sets head, and writes $work/note.
divide() {
  local at
  at=$(grep -n -m1 '^$' "$1" | cut -d: -f1) || refuse "no empty line before the checkpoint"
  [ -n "$at" ] || refuse "no empty line before the checkpoint"
  mapfile -t head < <(head -n $((at - 1)) "$1")
  tail -n +$((at + 1)) "$1" > "$work/note"
}

declare -A roots
for file in "$folder"/checkpoints/*; do
  checkpoint "$file"
  [ "$size" = "$(basename "$file")" ] || refuse "checkpoint $(basename "$file") is of size $size"
  roots[$size]=$root
done

leaves=0
for file in "$folder"/leaves/*; do
  index=$(basename "$file")
  divide "$folder/proofs/$index.tlog-proof"
  [ "${head[0]}" = "c2sp.org/tlog-proof@v1" ] || refuse "not a tlog-proof"
  [ "${head[1]:-}" = "index $index" ] || refuse "proof $index has another index"
  checkpoint "$work/note"
  [ "$index" -lt "$size" ] || refuse "the index is not below the size"
  made=$(leaf "$file") place=$index last=$((size - 1))
  for line in "${head[@]:2}"; do
    value=$(hash_of "$line") || { echo "$value"; exit 1; }
    [ $last -gt 0 ] || refuse "the path is too long"
    if ((place & 1)) || [ $place = $last ]; then
      made=$(node "$value" "$made")
      while ((!(place & 1) && place)); do place=$((place >> 1)) last=$((last >> 1)); done
    else
      made=$(node "$made" "$value")
    fi
    place=$((place >> 1)) last=$((last >> 1))
  done
  [ $last = 0 ] || refuse "the path is too short"
  [ "$made" = "$root" ] || refuse "leaf $index is not in the tree"
  leaves=$((leaves + 1))
done
[ $leaves -gt 0 ] || refuse "there are no leaves"

steps=0
for file in "$folder"/consistency/*; do
  divide "$file"
  [[ ${head[0]} == "old "* ]] || refuse "no old size"
  old=$(number "${head[0]#old }") || { echo "$old"; exit 1; }
  checkpoint "$work/note"
  [ "$(basename "$file")" = "$old-$size" ] || refuse "request $(basename "$file") is $old-$size"
  first=${roots[$old]:-}
  [ -n "$first" ] || refuse "there is no checkpoint of size $old"
  [ "$old" -le "$size" ] && [ "$old" -gt 0 ] || refuse "the old size is not within the new"
  path=()
  for line in "${head[@]:1}"; do
    value=$(hash_of "$line") || { echo "$value"; exit 1; }
    path+=("$value")
  done
  if [ "$old" = "$size" ]; then
    [ ${#path[@]} = 0 ] && [ "$first" = "$root" ] || refuse "$old is not the start of $size"
  else
    ((old & (old - 1))) || path=("$first" "${path[@]}")
    [ ${#path[@]} -gt 0 ] || refuse "the proof is too short"
    place=$((old - 1)) last=$((size - 1))
    while ((place & 1)); do place=$((place >> 1)) last=$((last >> 1)); done
    before=${path[0]} after=${path[0]}
    for value in "${path[@]:1}"; do
      [ $last -gt 0 ] || refuse "the proof is too long"
      if ((place & 1)) || [ $place = $last ]; then
        before=$(node "$value" "$before") after=$(node "$value" "$after")
        while ((!(place & 1) && place)); do place=$((place >> 1)) last=$((last >> 1)); done
      else
        after=$(node "$after" "$value")
      fi
      place=$((place >> 1)) last=$((last >> 1))
    done
    [ $last = 0 ] && [ "$before" = "$first" ] && [ "$after" = "$root" ] \
      || refuse "$old is not the start of $size"
  fi
  steps=$((steps + 1))
done
# What opens a volume: its leaf, and its first checkpoint with two signatures.
signed_by() { local one; for one in "${signers[@]}"; do [ "$one" != "$1" ] || return 0; done
  return 1; }
for place in "${!origins[@]}"; do
  [ "$place" -gt 0 ] || continue
  index=${opened[$place]} name=${origins[$place]} before=${origins[$place - 1]}
  leaf=$folder/leaves/$index note=$folder/checkpoints/$((index + 1))
  [ -e "$leaf" ] && [ -e "$note" ] || refuse "what opens $name is not here"
  [ "$(sed -n 2p "$leaf")" = "type volume" ] || refuse "leaf $index opens no volume"
  [ "$(sed -n 's/^origin //p' "$leaf")" = "$name" ] || refuse "leaf $index opens another volume"
  key=$(sed -n 's/^key //p' "$leaf") former=$(sed -n 's/^former-key //p' "$leaf")
  checkpoint "$note"
  signed_by "$key" || refuse "$name does not begin with its key"
  signed_by "$former" || refuse "$name is not opened by the key before it"
  [ "${former%%+*}" = "$before" ] || refuse "$name is opened by a key of another name"
done
volumes=""
[ ${#origins[@]} = 1 ] || volumes=", $((${#origins[@]} - 1)) volumes opened"
echo "holds: $leaves leaves, ${#roots[@]} checkpoints, $steps steps$volumes"
