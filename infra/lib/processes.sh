# Processes that outlive a command: remembered by id and start time, because an id alone may belong to somebody else tomorrow.

# born_at PID: the kernel's start time of a process that lives; a zombie has ended, only its parent has not asked yet
born_at() {
  local line
  line=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # shellcheck disable=SC2086
  set -- ${line##*) }
  [[ $1 != Z ]] && say "${20}"
}

remember_process() { say "$2 $(born_at "$2")" >"$STATE/$1.process"; } # NAME PID
forget_process() { rm -f "$STATE/$1.process"; }

# living_process NAME: prints its id while it lives
living_process() {
  local pid born
  { read -r pid born <"$STATE/$1.process"; } 2>/dev/null || return 1
  [[ -n $born && $(born_at "$pid") == "$born" ]] && say "$pid"
}

# stop_process NAME SECONDS: asks, waits, and insists when nothing helps
stop_process() {
  local name=$1 seconds=$2 pid
  pid=$(living_process "$name") || { forget_process "$name"; return 0; }
  kill -TERM "$pid" 2>/dev/null || true
  wait_until "$seconds" process_has_ended "$name" || {
    say "$name did not stop within $seconds seconds and is ended by force."
    kill -KILL "$pid" 2>/dev/null || true
    wait_until 5 process_has_ended "$name" || true
  }
  forget_process "$name"
}

process_has_ended() { ! living_process "$1" >/dev/null; }

# wait_until SECONDS COMMAND...: asks ten times a second until COMMAND is true
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

# attended COMMAND...: waits for COMMAND so that a signal reaches us at once, not only after COMMAND has ended
attended() {
  # A background command starts with Ctrl-C switched off; it is switched on again.
  env --default-signal=INT,QUIT "$@" <&0 6>&- 7>&- 9>&- &
  ATTENDED=$!
  local code=0
  wait "$ATTENDED" || code=$?
  ATTENDED=
  return "$code"
}

end_attended() {
  [[ -n ${ATTENDED:-} ]] || return 0
  kill -TERM "$ATTENDED" 2>/dev/null || true
  wait "$ATTENDED" 2>/dev/null || true
  ATTENDED=
}
