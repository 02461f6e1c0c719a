"""The frames of the pools: what there is, what is used or set aside, and what is left to be asked for."""

from engine.model.base import Model
from engine.model.place import NOWHERE, Place

ALL = ""
"""No pool, or no styringsområde, in particular: the frame is of all of them."""


class Frame(Model):
    """What may be asked for of a pool, on a styringsområde, in a strategy year. Amounts in 1.000 kr.

    `pool` is `investeringspulje` or `innovationspulje`. `used` is paid out already, `reserved` set aside for something
    else. `name` is what people call it.
    """

    name: str
    year: int
    total: int
    pool: str = ALL
    area: str = ALL
    used: int = 0
    reserved: int = 0

    @property
    def left(self) -> int:
        """What can still be asked for."""
        return self.total - self.used - self.reserved

    @property
    def place(self) -> Place:
        """A frame stands in no document."""
        return NOWHERE
