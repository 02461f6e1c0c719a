"""Reading hostile files safely, and writing whole ones."""
