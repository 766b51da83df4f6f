"""`python -m demarche` is the same as `demarche`."""

from demarche.cli import main

if __name__ == "__main__":
    main()
