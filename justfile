# The recipes of group "ci" are the steps of .ci/run, each alone; `just --list` names all.

# What there is
default:
    @just --list

# Make every design in every language into output/
build *ARGS:
    cargo run --release --locked -- build {{ ARGS }}

# Every fault of the campaign in this folder, nothing written
check *ARGS:
    cargo run --release --locked -- check {{ ARGS }}

# The tests of some modules: `just test honest:: records::`
test *FILTERS:
    cargo test --locked --test main -- {{ FILTERS }}

# The unit tests of some modules: `just unit phone`
unit *FILTERS:
    cargo test --locked --lib -- {{ FILTERS }}

# Write the expectations of tests/bad and tests/preflight anew; read the difference before it is committed
bless:
    BLESS=1 cargo test --locked --test main -- bad_cases:: preflight::

# CPU time beside typst, as ratios: benches/README.md
bench *ARGS:
    python3 benches/bench.py {{ ARGS }}

# Everything, as CI does it
[group('ci')]
ci:
    .ci/run

# Readers and validators that judge the files
[group('ci')]
tools:
    .ci/steps.sh tools

# `cargo fmt`
[group('ci')]
format:
    .ci/steps.sh format

# `clippy`, warnings are errors
[group('ci')]
lints:
    .ci/steps.sh lints

# What only tests use, or nobody, is refused: the library with its rooms closed
[group('ci')]
unused:
    .ci/steps.sh unused

# `rustdoc`, warnings are errors
[group('ci')]
docs:
    .ci/steps.sh docs

# The crate holds all that it is built from
[group('ci')]
package:
    .ci/steps.sh package

# The whole suite, with veraPDF
[group('ci')]
tests:
    .ci/steps.sh tests

# Every design in every language, twice, the same bytes
[group('ci')]
main-job:
    .ci/steps.sh main-job

# A new campaign outside the repository
[group('ci')]
empty-folder:
    .ci/steps.sh empty-folder

# `qpdf`, poppler, PDFium, zbar, zxing; the pages against accepted pictures
[group('ci')]
judges:
    .ci/steps.sh judges

# PDF/UA-1 and PDF/A-2a
[group('ci')]
verapdf:
    .ci/steps.sh verapdf

# Findings in a program that reads SARIF
[group('ci')]
sarif:
    .ci/steps.sh sarif

# MuPDF and Ghostscript without a warning
[group('ci')]
readers:
    .ci/steps.sh readers

# Grey and CMYK editions
[group('ci')]
inks:
    .ci/steps.sh inks

# Each guarantee is turned off, and a judge must complain
[group('ci')]
sabotage-pdf:
    .ci/steps.sh sabotage-pdf

# The same bytes by another clock
[group('ci')]
another-day:
    .ci/steps.sh another-day

# A wrong digit, a foreign code, a damaged file must each be caught
[group('ci')]
sabotage:
    .ci/steps.sh sabotage

# Shaping, direction, breaks and extracted text against HarfBuzz and ICU
[group('ci')]
scripts:
    .ci/steps.sh scripts

# Numbers, dates and lists against ICU
[group('ci')]
forms:
    .ci/steps.sh forms

# Languages in a font family that is not their first
[group('ci')]
families:
    .ci/steps.sh families

# The other paper family
[group('ci')]
gb:
    .ci/steps.sh gb

# Campaigns of somebody else, in three inks
[group('ci')]
campaigns:
    .ci/steps.sh campaigns
