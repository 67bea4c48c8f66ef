"""Runs a command, and prints how long it took and how much memory it had at most.

    measure.py COMMAND ARGUMENTS

Fails where the command does, and where it had 200 MB of memory or more.
"""

import resource
import subprocess
import sys
import time

start = time.monotonic()
code = subprocess.run(sys.argv[1:]).returncode
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
processor = used.ru_utime + used.ru_stime
memory = used.ru_maxrss / 1024
print(f"{wall:.1f} s, {processor:.1f} s of processor time, at most {memory:.0f} MB of memory")
sys.exit(code or (1 if memory >= 200 else 0))
