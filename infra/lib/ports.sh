# Loopback ports: picked once and remembered.

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# port_for NAME: the remembered port, or another when somebody else has taken it
port_for() {
  local file=$STATE/$1.port port=
  [[ ! -f $file ]] || read -r port <"$file"
  if [[ ! $port =~ ^[0-9]+$ ]] || port_is_taken "$port"; then pick_port "$1"; fi
  cat "$file"
}

# Between 20000 and 31999: below the ports that the kernel hands out itself.
pick_port() {
  local port tries
  for ((tries = 0; tries < 200; tries++)); do
    port=$((20000 + RANDOM % 12000))
    port_is_taken "$port" || { say "$port" >"$STATE/$1.port"; return; }
  done
  refuse 1 "No free port was found on 127.0.0.1."
}

# page_answers PORT PATH: true when it answers 200. Bash speaks for itself: a fresh machine has no curl.
page_answers() {
  local status=
  { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3 2>/dev/null || true
  read -r -t 5 status <&3 2>/dev/null || true
  exec 3>&-
  [[ $status == 'HTTP/1.1 200'* ]]
}
