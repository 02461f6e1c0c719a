"""puljetjek: checks investment proposals of the City of Copenhagen against declarative rules."""
