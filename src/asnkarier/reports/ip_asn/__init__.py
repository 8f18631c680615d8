"""The documents of the index of professionalism (IP ASN)."""
