# Web and Worker: started in sessions of their own, so that Ctrl-C reaches only us and we can stop things in order.

start_host() { # NAME FOLDER PORT
  local name=$1 folder=$2 port=$3
  [[ ! -f $LOGS/$name.log ]] || mv -f "$LOGS/$name.log" "$LOGS/$name.previous.log"
  # In its own folder a host finds its wwwroot and appsettings.json.
  (
    cd "$REPO/src/$folder" || exit
    ASPNETCORE_URLS=http://127.0.0.1:$port exec setsid dotnet "bin/Release/net10.0/$folder.dll"
  ) >"$LOGS/$name.log" 2>&1 </dev/null 6>&- 7>&- 9>&- &
  remember_process "$name" $!
  HOST_PORT=$port
}

# await_host NAME SECONDS: until its page /health/live answers
await_host() {
  wait_until "$2" host_answers_or_died "$1" && living_process "$1" >/dev/null && return
  tail -n 15 "$LOGS/$1.log" >&2
  process_has_ended "$1" || refuse 1 "$1 has not answered within $2 seconds; the lines above are its last. All of them: $LOGS/$1.log."
  refuse 1 "$1 ended while starting; the lines above are its last. All of them: $LOGS/$1.log."
}

host_answers_or_died() { page_answers "$HOST_PORT" /health/live || process_has_ended "$1"; }

stop_host() {
  living_process "$1" >/dev/null || { forget_process "$1"; return 0; }
  say "Stopping $1"
  stop_process "$1" 20
}
