"""The answers: vetted, dated, in nine languages."""
