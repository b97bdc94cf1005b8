# Whatever a test starts inherits our mark, so that none of it outlives the tests: hosts, servers, browsers, test hosts.
# The mark is not exported, or our own commands would carry it too. Projects that run at once carry one each.

MARK=MATCHING_TEST_RUN=$$-${EPOCHREALTIME//[!0-9]/}

# marked_processes [PROJECT]: those of one project, or of all; a zombie's environment is empty, so only living ones are listed
marked_processes() { grep -lzxE "$MARK-${1:-.*}" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3 || true; }

none_is_marked() { [[ -z $(marked_processes "$@") ]]; }

# end_marked SECONDS [PROJECT]: gives them so long to end by themselves
end_marked() {
  ! wait_until "$1" none_is_marked "${@:2}" || return 0
  say "Still alive after the tests, and ended:"
  local pid
  for pid in $(marked_processes "${@:2}"); do
    say "  $({ tr '\0' ' ' <"/proc/$pid/cmdline" | cut -c1-150; } 2>/dev/null)"
    kill -KILL "$pid" 2>/dev/null || true
  done
}
