"""What is wrong with us, not with a proposal."""


class EngineFault(Exception):  # noqa: N818 (a fault is ours; an error is an author's)
    """The verdict could not be concluded, or not beyond doubt: an error of puljetjek's or of its pack's."""
