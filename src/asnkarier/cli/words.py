"""The language of the help texts, fixed when the program starts."""

import os
import sys

from asnkarier.i18n import command_line_language, translator

LANGUAGE = command_line_language(os.environ, sys.argv)
_ = translator(LANGUAGE)
