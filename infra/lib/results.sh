# Sums from the .trx files that dotnet test writes.

PASSED=0 FAILED=0 SKIPPED=0

# count_results PROJECT EXIT-CODE: a project that broke off, or has tests and gave no result, counts as one failed test
count_results() {
  local trx=$RESULTS/$1.trx code=$2 total executed
  LAST_PASSED=0 LAST_FAILED=0 LAST_SKIPPED=0 LAST_NOTE=
  if [[ -f $trx ]]; then
    total=$(counter total "$trx") executed=$(counter executed "$trx") LAST_PASSED=$(counter passed "$trx")
    LAST_FAILED=$((executed - LAST_PASSED)) LAST_SKIPPED=$((total - executed))
  fi
  if ((code != 0 && LAST_FAILED == 0)); then
    LAST_FAILED=1 LAST_NOTE="broke off with code $code"
  elif ((LAST_PASSED + LAST_FAILED + LAST_SKIPPED == 0)); then
    LAST_NOTE='no test in it'
    ((${#PATTERN[@]} > 0)) || ! has_tests "$1" || LAST_FAILED=1 LAST_NOTE='it has tests, but gave no result'
  fi
  PASSED=$((PASSED + LAST_PASSED)) FAILED=$((FAILED + LAST_FAILED)) SKIPPED=$((SKIPPED + LAST_SKIPPED))
}

counter() { sed -n "s/.*<Counters [^>]*\\b$1=\"\\([0-9]*\\)\".*/\\1/p" "$2" | head -n 1; }

has_tests() { grep -rqE --include='*.cs' --exclude-dir=obj '\[(Fact|Theory)\b' "$REPO/tests/$1"; }
