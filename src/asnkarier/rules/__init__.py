"""Civil-service rules; they need nothing but the standard library."""
