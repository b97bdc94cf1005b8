# Release builds, made again only when a source is newer than the last one.

build_product() { build_once product infra/product.slnf 'Web, Worker and the command line'; }
build_command_line() { build_once cli src/Matching.Cli/Matching.Cli.csproj 'the command line'; }

CLI_DLL=$REPO/src/Matching.Cli/bin/Release/net10.0/Matching.Cli.dll
WEB_DLL=$REPO/src/Matching.Web/bin/Release/net10.0/Matching.Web.dll
WORKER_DLL=$REPO/src/Matching.Worker/bin/Release/net10.0/Matching.Worker.dll

product_is_built() { is_built "$REPO/.local/built/product"; }

build_once() { # STAMP WHAT-TO-BUILD NAME
  local stamps=$REPO/.local/built
  is_built "$stamps/$1" && return
  need_sdk
  [[ $1 == cli ]] || need_packages node
  mkdir -p "$stamps" 2>/dev/null || refuse 1 "$stamps cannot be written by $(id -un)."
  exec 6>"$stamps/lock"
  flock 6
  is_built "$stamps/$1" || build "$stamps/$1" "$2" "$3"
  exec 6>&-
}

build() {
  local stamp=$1 what=$2 name=$3 began=$EPOCHREALTIME log=$LOGS/build.log
  say "Building $name" >&2
  touch "$stamp.began"
  dotnet_build "$REPO/$what" >"$log" 2>&1 || {
    grep -E ': (error|warning) ' "$log" | sort -u | head -n 20 >&2 || tail -n 20 "$log" >&2
    refuse 1 "The build failed; see $log."
  }
  mv "$stamp.began" "$stamp.files"
  touch "$stamp.folders"
  case $stamp in
    */everything) built_too "$stamp" product cli ;;
    */product) built_too "$stamp" cli ;;
  esac
  say "Built in $(seconds_since "$began") s" >&2
}

built_too() { # STAMP SMALLER...
  local smaller
  for smaller in "${@:2}"; do
    cp -p "$1.files" "${1%/*}/$smaller.files"
    cp -p "$1.folders" "${1%/*}/$smaller.folders"
  done
}

# No build server is left behind: it would hold our locks and the caller's pipe.
dotnet_build() {
  attended env MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 \
    dotnet build "$1" --configuration Release --nologo --verbosity minimal -warnaserror -p:UseSharedCompilation=false
}

# Files are compared with the build's beginning, so that an edit made meanwhile counts; folders (a file was removed) with its end.
is_built() {
  local stamp=$1 newer
  [[ -f $stamp.files && -f $stamp.folders && -f $CLI_DLL ]] || return 1
  [[ $stamp == */cli || (-f $WEB_DLL && -f $WORKER_DLL) ]] || return 1
  newer=$(cd "$REPO" && find src Directory.Build.props Directory.Packages.props global.json .editorconfig BannedSymbols.txt \
    \( -name bin -o -name obj -o -name node_modules -o -path src/Matching.Web/wwwroot/dkfds \) -prune -o \
    \( -type f -newer "$stamp.files" -o -type d -newer "$stamp.folders" \) -print -quit)
  [[ -z $newer ]]
}

# For the tests: the whole solution, always asked; it is quick when nothing changed.
build_everything() {
  need_sdk
  mkdir -p "$REPO/.local/built" 2>/dev/null || refuse 1 "$REPO/.local/built cannot be written by $(id -un)."
  exec 6>"$REPO/.local/built/lock"
  flock 6
  build "$REPO/.local/built/everything" Matching.sln 'everything'
  exec 6>&-
}
