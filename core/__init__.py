"""Rules and the one path. Standard library only; everything outside arrives through ports.py."""
