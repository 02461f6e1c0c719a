"""What puljetjek is, and what it can do on this machine."""
