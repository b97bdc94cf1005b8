# Who uses the private servers, and when they may stop. Every user holds a shared lock for as long as it lives, so nothing
# has to be counted, and a command that was killed has let go.
# Open files: 6 the build, 7 starting and stopping of servers, 8 use of servers, 9 the one infra/run or infra/test. Servers get none of
# them; Web and Worker get 8, so that the servers stay while they live.

# wanted_servers: those that the environment does not name
wanted_servers() {
  [[ -n ${ConnectionStrings__Postgres:-} ]] || say postgres
  [[ -n ${ConnectionStrings__Redis:-} ]] || say redis
}

# use_servers: starts what the environment does not name, and hands over the connection strings
use_servers() {
  local wanted
  mapfile -t wanted < <(wanted_servers)
  ((${#wanted[@]} > 0)) || return 0
  [[ ${wanted[*]} != *postgres* ]] || OWN_POSTGRES=yes
  [[ ${wanted[*]} != *redis* ]] || OWN_REDIS=yes
  need_packages "${wanted[@]}"
  use_servers_place
  exec 7>"$STATE/servers.lock" 8>"$STATE/users.lock"
  flock 7
  flock --shared 8
  USING_SERVERS=yes
  if [[ -n ${OWN_POSTGRES:-} ]]; then
    start_postgres "$@"
    ConnectionStrings__Postgres=$(postgres_connection)
    export ConnectionStrings__Postgres
  fi
  if [[ -n ${OWN_REDIS:-} ]]; then
    start_redis
    ConnectionStrings__Redis=$(redis_connection)
    export ConnectionStrings__Redis
  fi
  flock --unlock 7
}

# leave_servers: the last one out stops them
leave_servers() {
  [[ -n ${USING_SERVERS:-} ]] || return 0
  USING_SERVERS=
  flock 7
  flock --unlock 8
  if flock --exclusive --nonblock 8; then
    say "Stopping ${OWN_REDIS:+Redis}${OWN_REDIS:+${OWN_POSTGRES:+ and }}${OWN_POSTGRES:+PostgreSQL}"
    stop_redis
    stop_postgres
  fi
  flock --unlock 7
}
