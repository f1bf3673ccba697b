"""typst in this process: one.py DATA FONTS < jobs, a line each of file, source, locale and venue, apart by tabs.

Prints the CPU seconds of it all, without those of Python's own start. Needs `pip install typst`.
"""

import sys
import time

import typst

data, fonts = sys.argv[1], sys.argv[2]
jobs = [line.rstrip("\n").split("\t") for line in sys.stdin]
began = time.process_time()
compilers = {}
for out, source, locale, venue in jobs:
    if source not in compilers:
        compilers[source] = typst.Compiler(f"{data}/{source}", root=data, font_paths=[fonts], ignore_system_fonts=True)
    compilers[source].compile(output=out, sys_inputs={"locale": locale, "venue": venue})
print(time.process_time() - began)
