# A private Redis: on loopback, with a password, keeping nothing on disk; what it holds can be made again.

start_redis() {
  redis_is_running || launch_redis
  REDIS_PORT=$(cat "$STATE/redis.port")
}

launch_redis() {
  local tries port
  as_server_user test -s "$SERVERS/redis.password" || make_password redis
  for tries in 1 2 3; do
    port=$(port_for redis)
    redis_settings "$port" | as_server_user bash -c 'umask 077; cat >"$1"' - "$SERVERS/redis.conf"
    as_server_user setsid redis-server "$SERVERS/redis.conf" >/dev/null 2>&1 7>&- 8>&- 9>&- || true
    wait_until 10 redis_answers && { remember_process redis "$(as_server_user cat "$SERVERS/redis.pid")"; return; }
    pick_port redis
    sleep "$tries"
  done
  as_server_user tail -n 5 "$SERVERS/redis.log" >&2 || true
  refuse 3 "Redis did not start; see $LOGS/redis.log."
}

redis_settings() {
  cat <<CONF
bind 127.0.0.1
port $1
requirepass $(password_of redis)
dir "$SERVERS"
pidfile "$SERVERS/redis.pid"
logfile "$SERVERS/redis.log"
save ""
appendonly no
daemonize yes
CONF
}

redis_is_running() { living_process redis >/dev/null && redis_answers; }
redis_answers() {
  [[ $(REDISCLI_AUTH=$(password_of redis) redis-cli -h 127.0.0.1 -p "$(cat "$STATE/redis.port")" ping 2>/dev/null) == PONG ]]
}

redis_connection() { say "127.0.0.1:$REDIS_PORT,password=$(password_of redis)"; }

stop_redis() { stop_process redis 20; }
