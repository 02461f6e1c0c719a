"""Two schemas that mean the same are the same, and no others."""

from tests.schemas import meaning


def test_only_an_order_that_means_nothing_is_left_out() -> None:
    one = {"anyOf": [{"type": "null"}, {"type": ["string", "null"]}], "prefixItems": [{"const": 1}, {"const": 2}]}
    other = {"prefixItems": ({"const": 1}, {"const": 2}), "anyOf": [{"type": ["null", "string"]}, {"type": "null"}]}
    assert meaning(one) == meaning(other)
    assert meaning(one) != meaning({**one, "prefixItems": [{"const": 2}, {"const": 1}]})
    assert meaning(one) != meaning({**one, "anyOf": [{"type": "null"}, {"type": "string"}]})
