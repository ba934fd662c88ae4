# Sourced: sees to it that the programs the tests talk to are installed. Debian packages only.

packages=(mosquitto influxdb victoria-metrics chromium fonts-noto-cjk poppler-utils strace libfaketime python3)

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}

# Installs what is missing; a service that this starts on the standard ports is stopped again.
install_packages() {
  local missing=() package service
  for package in "${packages[@]}"; do
    is_installed "$package" || missing+=("$package")
  done
  [ "${#missing[@]}" -eq 0 ] && return 0

  echo "installing ${missing[*]}"
  as_root apt-get update -qq </dev/null
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null
  for package in "${missing[@]}"; do
    is_installed "$package" || { echo "$package could not be installed" >&2; return 1; }
    service=$package
    case $service in mosquitto | influxdb | victoria-metrics)
      if command -v systemctl >/dev/null && [ -d /run/systemd/system ]; then
        as_root systemctl stop "$service" || true
      elif [ -x "/etc/init.d/$service" ]; then
        as_root "/etc/init.d/$service" stop >/dev/null || true
      fi ;;
    esac
  done
}
