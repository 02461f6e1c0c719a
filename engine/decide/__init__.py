"""What the criteria conclude."""
