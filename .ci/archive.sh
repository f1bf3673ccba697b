#!/usr/bin/env bash
# archive.sh BINARY NAME: what a release holds, as NAME.tar.gz with its SHA-256 sum beside it, in the folder where it is called. Run by
# .github/workflows/release.yml on Linux, macOS and Windows (bash of Git).
set -euo pipefail
bin=$1 name=$2
root=$(dirname "${BASH_SOURCE[0]}")/..

rm -rf "$name"
mkdir -p "$name/completions"
cp "$bin" "$root/README.md" "$root/CHANGELOG.md" "$root"/LICENSE-* "$root/fonts/OFL.txt" "$name/"
# Under the names that each shell looks for.
while read -r shell file; do
  "$bin" completions "$shell" >"$name/completions/$file"
done <<'TABLE'
bash handbill.bash
zsh _handbill
fish handbill.fish
powershell _handbill.ps1
elvish handbill.elv
TABLE
"$bin" man "$name/man"
tar -czf "$name.tar.gz" "$name"
sum="shasum -a 256"
command -v sha256sum >/dev/null && sum=sha256sum
$sum "$name.tar.gz" >"$name.tar.gz.sha256"
