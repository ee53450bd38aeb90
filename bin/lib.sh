# What bin/run, bin/test and bin/bench share. Sourced, never run.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
ROOT=$PWD
WAR=$ROOT/target/tertulia.war
SERVER=$ROOT/target/server
WILDFLY=$ROOT/target/wildfly

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Reads .env as plain lines NAME=VALUE, quotes allowed; what the environment says already wins.
# Not as a shell script: a password with $ or & in it must stay what it is.
read_env_file() {
  local line name value
  [ -f .env ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    line=${line#export }
    [[ $line =~ ^[[:space:]]*([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]] || continue
    name=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
    if [[ $value =~ ^\"(.*)\"[[:space:]]*$ || $value =~ ^\'(.*)\'[[:space:]]*$ ]]; then
      value=${BASH_REMATCH[1]}
    fi
    [ -n "${!name+set}" ] || export "$name=$value"
  done < .env
}

java_release() {
  java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# A server wants the address of the machine's own name; a system that was just unpacked may not know it.
know_own_name() {
  local name line added=()
  for name in localhost "$(uname -n)"; do
    getent hosts "$name" > /dev/null && continue
    line="127.0.0.1 $name"
    printf '%s\n' "$line" | as_root tee -a /etc/hosts > /dev/null || die "This machine does not know its own name: add the line '$line' to /etc/hosts."
    added+=("$name")
  done
  [ ${#added[@]} = 0 ] || printf 'Added to /etc/hosts: %s\n' "${added[*]}"
}

# install_missing [browser] [postgresql]: what this machine lacks, from its distribution's packages; says so in one line.
install_missing() {
  local lacks=() part candidate log
  know_own_name
  if ! command -v javac > /dev/null || [ "$(java_release)" -lt 17 ]; then lacks+=(jdk); fi
  command -v mvn > /dev/null || lacks+=(maven)
  for part in "$@"; do
    case $part in
      browser) command -v chromium > /dev/null || command -v chromium-browser > /dev/null || lacks+=(chromium) ;;
      postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || lacks+=(postgresql) ;;
    esac
  done
  [ ${#lacks[@]} = 0 ] && return 0
  command -v apt-get > /dev/null || die "Missing here: ${lacks[*]}. Install them (JDK 17 or newer) and run this again."
  [ "$(id -u)" = 0 ] || command -v sudo > /dev/null || die "Missing here: ${lacks[*]}. Run this once as root, or install them."

  log=$(mktemp)
  local quiet=(env DEBIAN_FRONTEND=noninteractive)
  as_root "${quiet[@]}" apt-get -q update > "$log" 2>&1 || { cat "$log" >&2; die 'The list of packages could not be fetched.'; }
  if [ "${lacks[0]}" = jdk ]; then
    for candidate in openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless default-jdk-headless; do
      apt-cache show "$candidate" > /dev/null 2>&1 && break
    done
    lacks[0]=$candidate
  fi
  # A database server of the system's own is not wanted: the tests start theirs.
  local clusters=/etc/postgresql-common/createcluster.d/tertulia.conf
  case " ${lacks[*]} " in
    *' postgresql '*) as_root mkdir -p "${clusters%/*}" && echo 'create_main_cluster = false' | as_root tee "$clusters" > /dev/null ;;
  esac
  as_root "${quiet[@]}" apt-get -q -y --no-install-recommends install ca-certificates "${lacks[@]}" > "$log" 2>&1 \
    || { tail -n 20 "$log" >&2; die "Could not be installed: ${lacks[*]}."; }
  as_root rm -f "$clusters" "$log"
  printf 'Installed: %s\n' "${lacks[*]}"
}

# A real mail server and a real mailbox for the tests, as Debian packs them, in a folder of their own: nothing of the system changes, and a
# mail server that runs here goes on. Changing the root to that folder takes root; without it, or without the packages, their test is left out.
fetch_mail_servers() {
  local mail=$ROOT/target/mail-servers root=$ROOT/target/mail-servers/root package device
  [ -x "$root/usr/sbin/exim4" ] && [ -x "$root/usr/sbin/dovecot" ] && return 0
  [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null && command -v chroot > /dev/null || return 0
  mkdir -p "$mail/packages/partial"
  apt-get -q -y --download-only --no-install-recommends -o Dir::State::status=/dev/null -o Dir::Cache::archives="$mail/packages" \
    install exim4-daemon-light dovecot-imapd dovecot-lmtpd > "$mail/log" 2>&1 || { echo 'The mail servers for the tests could not be fetched; their test is left out.'; return 0; }
  rm -rf "$root" && mkdir -p "$root/dev" "$root/etc" "$root/var/lib/dovecot"
  for package in "$mail"/packages/*.deb; do dpkg -x "$package" "$root" || return 0; done
  for device in null zero random urandom; do cp -a "/dev/$device" "$root/dev/" || return 0; done
  printf '%s\n' root:x:0:0::/root:/bin/sh Debian-exim:x:101:101::/var/spool/exim4:/bin/false dovecot:x:102:102::/:/bin/false \
    dovenull:x:103:103::/:/bin/false mail:x:8:8::/mail:/bin/false > "$root/etc/passwd"
  printf '%s\n' root:x:0: mail:x:8: Debian-exim:x:101: dovecot:x:102: dovenull:x:103: > "$root/etc/group"
  echo '127.0.0.1 localhost' > "$root/etc/hosts"
  rm -rf "$mail/packages"
  echo 'Unpacked for the tests, in target: exim4 dovecot'
}

# Maven, plain: Debian's writes codes for colours wherever its output goes.
maven() {
  mvn -B -ntp -Dstyle.color=never "$@" 2>&1 | sed -u $'s/\e\\[[0-9;]*m//g'
  return "${PIPESTATUS[0]}"
}

# Builds the WAR and fetches the server, when a source is newer than the WAR or something is missing.
build_if_changed() {
  if [ -f "$WAR" ] && [ -f "$SERVER/payara-micro.jar" ] \
      && [ -z "$(find pom.xml src/main -newer "$WAR" -print -quit)" ]; then
    return 0
  fi
  printf 'Building …\n'
  # classes whose source is gone would go into the WAR, and two entities of one name keep it from starting
  rm -rf target/classes target/tertulia target/maven-status
  maven -q package -DskipTests || die 'The build failed.'
  touch "$WAR"
}

# Which of the two servers is meant, payara or wildfly, is in TERTULIA_SERVER.
choose_server() {
  case ${TERTULIA_SERVER:=payara} in
    payara | wildfly) export TERTULIA_SERVER ;;
    *) die "TERTULIA_SERVER must be payara or wildfly, not '$TERTULIA_SERVER'." ;;
  esac
}

# Whatever the chosen server needs besides the WAR, once.
prepare_server() {
  if [ "$TERTULIA_SERVER" = wildfly ]; then provision_wildfly; else train_server; fi
}

# Makes target/wildfly by Maven's profile of that name, and configures it; again only when something of server-config/wildfly or
# the profile has changed. The name of what it was made from is in its file "ready".
provision_wildfly() {
  local from script log
  from=$(cat server-config/wildfly/* <(sed -n '/<id>wildfly</,/<\/profile>/p' pom.xml) | cksum)
  [ "$(cat "$WILDFLY/ready" 2> /dev/null)" = "$from" ] && return 0
  printf 'Preparing WildFly, once …\n'
  mkdir -p target
  script=$ROOT/target/wildfly.cli log=$ROOT/target/wildfly.log
  { echo embed-server; cat server-config/wildfly/{tertulia,node}.cli; echo stop-embedded-server; } > "$script"
  { maven -Pwildfly wildfly:provision && maven -Pwildfly wildfly:execute-commands "-Dwildfly.scripts=$script"; } > "$log" 2>&1 \
    || { tail -n 30 "$log" >&2; die 'WildFly could not be prepared.'; }
  rm -rf "$WILDFLY"/standalone/{data,log,tmp,configuration/standalone_xml_history}
  printf '%s\n' "$from" > "$WILDFLY/ready"
}

# Waits until the node on port $1 is ready; fails when its process $2 has ended, or when by its log $3 the deployment has
# failed (the server itself goes on without the application).
wait_ready() {
  local answer patience=60
  while kill -0 "$2" 2> /dev/null; do
    answer=
    if { exec 3<> "/dev/tcp/127.0.0.1/$1"; } 2> /dev/null; then
      printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
      IFS= read -r -t 5 answer <&3
      exec 3>&-
      case $answer in *' 200'*) return 0 ;; esac
    fi
    if grep -qE 'PayaraMicro Payara Micro .* ready in|WildFly .* started ' "$3" 2> /dev/null; then
      case $answer in *' 404'*) return 1 ;; esac
      patience=$((patience - 1))
      [ "$patience" -gt 0 ] || return 1
    fi
    sleep 0.3
  done
  return 1
}

# Makes the archive of parsed classes with which a node starts in half the time: once for each server and Java.
train_server() {
  local for_java port log training data
  for_java=$(java -version 2>&1)
  [ -f "$SERVER/classes.jsa" ] && [ "$SERVER/classes.jsa" -nt "$SERVER/payara-micro.jar" ] \
    && [ "$(cat "$SERVER/classes.for" 2> /dev/null)" = "$for_java" ] && return 0
  printf 'Preparing the server, once …\n'
  data=$(mktemp -d)
  log=$data/log
  port=$(free_port)
  rm -f "$SERVER/classes.jsa"
  env -u TERTULIA_DEMO TERTULIA_SERVER=payara TERTULIA_TRAIN=yes TMPDIR="$data" TERTULIA_PORT="$port" TERTULIA_DATA="$data" TERTULIA_DB_URL='jdbc:h2:mem:training;DB_CLOSE_DELAY=-1' \
    TERTULIA_SMTP_URL= TERTULIA_IMAP_URL= TERTULIA_MAIL_DROP= TERTULIA_CLUSTER= TERTULIA_CLOCK_FILE= \
    "$ROOT/bin/serve" > "$log" 2>&1 &
  training=$!
  wait_ready "$port" "$training" "$log" || true
  kill -TERM "$training" 2> /dev/null
  wait "$training" 2> /dev/null
  printf '%s\n' "$for_java" > "$SERVER/classes.for"
  rm -rf "$data"
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    if { exec 3<> "/dev/tcp/127.0.0.1/$port"; } 2> /dev/null; then exec 3>&-; else break; fi
  done
  printf '%s' "$port"
}
