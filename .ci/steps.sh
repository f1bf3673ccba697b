#!/usr/bin/env bash
# The steps of .ci/run, each runnable alone: .ci/steps.sh NAME..., `.ci/steps.sh list` names them in order.
# A step makes what it needs of the steps before it when that is not there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export HANDBILL_CI=1 # a judge that is not there is a fault, not a test less

bin=$PWD/target/release/handbill
scratch=$PWD/target/ci

steps=(
  "tools: readers and validators that judge the files"
  "format: cargo fmt"
  "lints: clippy, warnings are errors"
  "unused: what only tests use is refused, and what nobody uses"
  "docs: rustdoc, warnings are errors"
  "package: the crate holds all that it is built from"
  "tests: the whole suite, with veraPDF"
  "main-job: every design in every language, twice, the same bytes"
  "empty-folder: a new campaign outside the repository"
  "judges: qpdf, poppler, PDFium, zbar, zxing; the pages against accepted pictures"
  "verapdf: PDF/UA-1 and PDF/A-2a"
  "sarif: findings in a program that reads SARIF"
  "readers: MuPDF and Ghostscript without a warning"
  "inks: grey and CMYK editions"
  "sabotage-pdf: each guarantee is turned off, and a judge must complain"
  "another-day: the same bytes by another clock"
  "sabotage: a wrong digit, a foreign code, a damaged file must each be caught"
  "scripts: shaping, direction, breaks and extracted text against HarfBuzz and ICU"
  "forms: numbers, dates and lists against ICU"
  "families: languages in a font family that is not their first"
  "gb: the other paper family"
  "campaigns: those of somebody else, in three inks"
)

need() { # need COMMAND PACKAGE...: apt packages for commands that are missing
  local missing=()
  while [ $# -gt 0 ]; do
    command -v "$1" >/dev/null || missing+=("$2")
    shift 2
  done
  [ ${#missing[@]} -eq 0 ] && return
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
}

fail() {
  echo "$*"
  exit 1
}

binary() {
  cargo build --quiet --release --locked
}

main_output() { # the files of the main job, made when they are not there
  binary
  [ -f output/manifest.json ] || "$bin" build --quiet
  mapfile -t pdfs < <(find output -name '*.pdf' | sort)
}

make_editions() {
  rm -rf "$scratch/inks"
  local ink
  for ink in grey cmyk; do "$bin" build --quiet --ink "$ink" -o "$scratch/inks"; done
}

editions() {
  mapfile -t editions < <(find "$scratch/inks" -name '*.pdf' | sort)
}

sheets() { # sheets CAMPAIGN: how many files a plain build makes of it
  "$bin" -C "$1" check 2>&1 | sed -n 's/^\([0-9]*\) sheets checked.*/\1/p'
}

count() { # count FOUND WANTED WHERE
  [ "$2" -gt 0 ] || fail "nothing to make $3"
  [ "$1" -eq "$2" ] || fail "$2 files $3, not $1"
}

hashes() {
  (cd output && find . -type f ! -name README.md -print0 | sort -z | xargs -0 sha256sum | sha256sum)
}

judge_python() {
  [ -d .venv ] || python3 -m venv .venv
  .venv/bin/pip install --quiet --disable-pip-version-check -r tests/judge/requirements.txt
}

oracle_python() {
  /usr/bin/python3 -c 'import icu, venv' 2>/dev/null ||
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-icu python3-venv >/dev/null; }
  [ -d target/oracles ] || /usr/bin/python3 -m venv --system-site-packages target/oracles
  target/oracles/bin/pip install --quiet --disable-pip-version-check -r tests/judge/oracles.txt
}

validate() { # validate FILE...: both flavours, every broken clause
  local flavour
  for flavour in ua1 2a; do
    bash tests/judge/verapdf/verapdf.sh "$flavour" "$@" >target/verapdf.log ||
      { grep -v ^PASS target/verapdf.log; exit 1; }
    echo "veraPDF $flavour: $(grep -c ^PASS target/verapdf.log) of $# files pass"
  done
}

step_tools() {
  need pdftoppm poppler-utils qpdf qpdf mutool mupdf-tools gs ghostscript zbarimg zbar-tools java default-jdk-headless \
    faketime faketime
}

step_format() {
  cargo fmt --check
}

step_lints() {
  cargo clippy --quiet --all-targets --locked -- -D warnings
}

step_unused() {
  # With its rooms closed the library shows the compiler what nobody reaches from its interface or the command line.
  cargo clippy --quiet --lib --bins --features narrow --locked -- -D warnings
}

step_docs() {
  RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --locked
}

step_package() {
  local parts=(src docs fonts hotlines layouts locales handbill.toml build.rs)
  rm -rf "$scratch/package"
  cargo package --quiet --locked --no-verify --allow-dirty --target-dir "$scratch/package"
  local crates=("$scratch"/package/package/*.crate)
  diff <(git ls-files "${parts[@]}" | sort) \
    <(tar -tzf "${crates[0]}" | cut -d/ -f2- | grep -E "^($(IFS='|'; echo "${parts[*]}"))" | sort)
  echo "$(basename "${crates[0]}"): $(($(wc -c <"${crates[0]}") >> 20)) MB"
}

step_tests() {
  step_tools
  bash tests/judge/verapdf/verapdf.sh ua1 >/dev/null # installs itself into target/
  HANDBILL_VERAPDF=$PWD/tests/judge/verapdf/verapdf.sh cargo test --release --locked
}

step_main_job() {
  local first second
  cargo run --quiet --release --locked -- build -v
  first=$(hashes)
  cargo run --quiet --release --locked -- build --quiet --jobs 1
  second=$(hashes)
  [ "$first" = "$second" ] || fail "the second run wrote other bytes"
  count "$(find output -name '*.pdf' | wc -l)" "$(sheets .)" "in output/"
}

step_empty_folder() {
  binary
  local town
  town=$(mktemp -d)
  (cd "$town" && "$bin" new campaign my-town && "$bin" -C my-town build --quiet)
  count "$(find "$town/my-town/output" -name '*.pdf' | wc -l)" "$(sheets "$town/my-town")" "from an empty folder"
  rm -rf "$town"
}

step_judges() {
  step_tools
  judge_python
  main_output
  .venv/bin/python tests/judge/judge.py output
  .venv/bin/python tests/judge/pictures.py output
}

step_verapdf() {
  step_tools
  main_output
  validate "${pdfs[@]}"
}

step_sarif() {
  judge_python
  binary
  local summary
  "$bin" check --strict --message-format sarif >target/check.sarif && fail "drafts are errors under --strict"
  summary=$(.venv/bin/sarif summary target/check.sarif)
  case "$summary" in *"error: 1"*draft-translation*) ;; *) fail "$summary" ;; esac
}

step_readers() {
  step_tools
  main_output
  local pdf said
  for pdf in "${pdfs[@]}"; do
    # Debian's MuPDF is built without ICC support and says so of every file.
    said=$(mutool draw -q -r 36 -o /dev/null "$pdf" 2>&1 | grep -v '^warning: ICC support is not available' || true)
    said+=$(gs -q -dNOPAUSE -dBATCH -dPDFSTOPONERROR -dPDFSTOPONWARNING -sDEVICE=nullpage "$pdf" 2>&1)
    [ -z "$said" ] || fail "$pdf: $said"
  done
  echo "Ghostscript and MuPDF: ${#pdfs[@]} files without a warning"
}

step_inks() {
  step_tools
  judge_python
  main_output
  make_editions
  editions
  count "${#editions[@]}" "$((2 * $(sheets .)))" "in two inks"
  .venv/bin/python tests/judge/inks.py "${pdfs[@]}" "${editions[@]}"
  .venv/bin/python tests/judge/judge.py "$scratch/inks"
  validate "${editions[@]}"
}

step_sabotage_pdf() {
  step_tools
  judge_python
  main_output
  [ -d "$scratch/inks" ] || make_editions
  .venv/bin/python tests/judge/sabotage_pdf.py output/en/venue-poster.pdf "$scratch"/inks/en/venue-poster-{grey,cmyk}.pdf
}

step_another_day() {
  step_tools
  main_output
  local another pdf
  another=$(mktemp -d)
  faketime '2031-05-05 05:05:05' "$bin" build --quiet -l en -l ar -o "$another"
  for pdf in "$another"/*/*.pdf; do cmp "$pdf" "output/${pdf#"$another"/}"; done
  rm -rf "$another"
}

step_sabotage() {
  step_tools
  judge_python
  main_output
  .venv/bin/python tests/judge/sabotage.py output
}

step_scripts() {
  oracle_python
  cargo run --quiet --release --locked --example corpus -- target/corpus
  target/oracles/bin/python tests/judge/shaping.py target/corpus
  target/oracles/bin/python tests/judge/extract.py target/corpus
}

step_forms() {
  oracle_python
  cargo run --quiet --release --locked --example forms | target/oracles/bin/python tests/judge/forms.py
}

step_families() {
  oracle_python
  local family
  for family in "Noto Naskh Arabic" "Noto Sans Arabic" "Noto Nastaliq Urdu"; do
    cargo run --quiet --release --locked --example corpus -- target/choice {ar,fa,ps,ur}="$family"
    target/oracles/bin/python tests/judge/shaping.py target/choice | tail -1
    target/oracles/bin/python tests/judge/extract.py target/choice | tail -1
  done
}

step_gb() {
  step_tools
  judge_python
  binary
  rm -rf "$scratch/gb"
  "$bin" build --quiet --region GB -o "$scratch/gb"
  .venv/bin/python tests/judge/judge.py "$scratch/gb"
}

step_campaigns() {
  step_tools
  judge_python
  binary
  rm -rf "$scratch/campaigns"
  local folder name ink files
  for folder in tests/campaigns/*/; do
    name=$(basename "$folder")
    mapfile -t layouts < <(basename -s .toml -a "$folder"layouts/*.toml)
    for ink in colour grey cmyk; do
      "$bin" -C "$folder" build --quiet --ink "$ink" -o "$scratch/campaigns/$name" "${layouts[@]}"
    done
    .venv/bin/python tests/judge/judge.py "$scratch/campaigns/$name"
  done
  mapfile -t files < <(find "$scratch/campaigns" -name '*.pdf' | sort)
  validate "${files[@]}"
}

title() { # title NAME: its line in the table; fails for a name that is not there
  local row
  for row in "${steps[@]}"; do
    [ "${row%%:*}" = "$1" ] && echo "$row" && return
  done
  echo "there is no step $1; .ci/steps.sh list names them" >&2
  return 1
}

[ $# -gt 0 ] || set -- list
if [ "$1" = list ]; then
  printf '%s\n' "${steps[@]%%:*}"
  exit
fi
mkdir -p "$scratch"
for name in "$@"; do
  line=$(title "$name")
  echo "== $line"
  "step_${name//-/_}"
done
