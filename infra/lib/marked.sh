# Whatever a test starts inherits our mark, so that none of it outlives the tests: hosts, servers, browsers, test hosts.
# The mark is not exported, or our own commands would carry it too.

MARK=MATCHING_TEST_RUN=$$-${EPOCHREALTIME//[!0-9]/}

marked_processes() { # a zombie's environment is empty, so only living ones are listed
  grep -lzsx "$MARK" /proc/[0-9]*/environ | cut -d/ -f3 || true
}

none_is_marked() { [[ -z $(marked_processes) ]]; }

# end_marked SECONDS: gives them so long to end by themselves
end_marked() {
  ! wait_until "$1" none_is_marked || return 0
  say "Still alive after the tests, and ended:"
  local pid
  for pid in $(marked_processes); do
    say "  $({ tr '\0' ' ' <"/proc/$pid/cmdline" | cut -c1-150; } 2>/dev/null)"
    kill -KILL "$pid" 2>/dev/null || true
  done
}
