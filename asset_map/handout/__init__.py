"""Paper: a map sketch and a QR code as pictures that print, and a page as a tagged PDF."""
