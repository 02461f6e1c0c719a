"""The mistakes of these tests are told in English, as the code has them."""

from collections.abc import Iterator

import pytest

from engine.texts import speaking


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield
