"""`python -m policyparse` is the command line."""

import sys

from policyparse.cli import main

if __name__ == "__main__":
    sys.exit(main())
