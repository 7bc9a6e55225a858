"""``python -m cxjourney``. Python then looks for modules in the current folder first: prefer the command."""

from cxjourney.cli import main

if __name__ == "__main__":
    main()
