"""What became of findings since an earlier report."""

from engine.model.base import Model


class Mended(Model):
    """A finding of the earlier report that is not there any more."""

    rule: str
    message: str
    fingerprint: str


class Since(Model):
    """What changed since the earlier report; `new` and `kept` are fingerprints of findings that are there now."""

    new: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    mended: tuple[Mended, ...] = ()
