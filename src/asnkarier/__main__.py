"""``python -m asnkarier`` does what ``asnkarier`` does."""

from asnkarier.cli.app import main

main()
