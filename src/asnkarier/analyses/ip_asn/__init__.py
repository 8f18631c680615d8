"""The index of professionalism (IP ASN): points of each person, of OPDs and region, and what the records lack."""
