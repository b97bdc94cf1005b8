# Sentences for the person at the terminal.

say() { printf '%s\n' "$*"; }

# refuse CODE SENTENCE...: 1 it cannot be done, 2 wrong usage, 3 a program or a server is missing
refuse() {
  local code=$1
  shift
  REFUSED=yes
  printf '%s\n' "$*" >&2
  exit "$code"
}

# A command that fails unforeseen must not end in silence.
on_unforeseen_error() {
  local code=$? line=$1 command=$2
  [[ -n ${REFUSED:-} ]] || printf '%s stopped at line %s, because this failed with code %s: %s\n' "${0##*/}" "$line" "$code" "$command" >&2
  REFUSED=yes
}

seconds_since() { # seconds_since EPOCHREALTIME: with one decimal
  local microseconds=$((${EPOCHREALTIME//[!0-9]/} - ${1//[!0-9]/}))
  printf '%d.%d' $((microseconds / 1000000)) $((microseconds % 1000000 / 100000))
}
