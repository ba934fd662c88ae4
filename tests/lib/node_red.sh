# Sourced: sees to it that the Node-RED which ingest is measured beside is installed, in a folder of its own below the cache.

node_red_packages=(node@22.23.3 node-red@5.0.7 node-red-contrib-influxdb@0.7.0)

# Debian's Node.js is too old for this Node-RED, so a newer one comes with it from npm.
install_node_red() {
  local packages=(npm)
  ENERGYQUOTA_NODE_RED=${XDG_CACHE_HOME:-$HOME/.cache}/energyquota/node-red
  export ENERGYQUOTA_NODE_RED
  if [ "$(cat "$ENERGYQUOTA_NODE_RED/installed" 2>/dev/null || true)" = "${node_red_packages[*]}" ]; then
    return 0
  fi

  command -v npm >/dev/null || install_packages
  echo "installing ${node_red_packages[*]}"
  rm -rf "$ENERGYQUOTA_NODE_RED"
  mkdir -p "$ENERGYQUOTA_NODE_RED"
  echo '{ "private": true }' >"$ENERGYQUOTA_NODE_RED/package.json"
  npm install --prefix "$ENERGYQUOTA_NODE_RED" --no-audit --no-fund --loglevel=error "${node_red_packages[@]}"
  echo "${node_red_packages[*]}" >"$ENERGYQUOTA_NODE_RED/installed"
}
