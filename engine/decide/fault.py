"""What is wrong with us, not with a proposal."""


class EngineFault(Exception):
    """The verdict could not be concluded, or not beyond doubt: an error of puljetjek's or of its pack's."""
