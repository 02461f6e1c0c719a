"""The ground floor: what a proposal, a bundle, a cell, a place, a finding, a verdict is. No I/O."""
