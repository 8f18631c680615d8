"""Individual development plans (IDP): one page for each person."""
