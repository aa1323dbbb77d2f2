"""`python -m polyclinic`: the polyclinic command."""

import sys

from polyclinic.cli import main

sys.exit(main())
