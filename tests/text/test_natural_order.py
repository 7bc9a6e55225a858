"""The order in which people count.

If it fails, journey 10 stands before journey 2, where nobody looks for it.
"""

from cxjourney.text.natural_order import natural_key


def test_numbers_stand_by_their_value_and_words_as_before() -> None:
    names = ["loan-10.yaml", "b/loan-2.yaml", "loan-2.yaml", "loan-2b.yaml", "loan-۳.yaml", "loan.yaml", "10.yaml", ""]
    expected = [
        "",
        "10.yaml",
        "b/loan-2.yaml",
        "loan-2.yaml",
        "loan-2b.yaml",
        "loan-۳.yaml",
        "loan-10.yaml",
        "loan.yaml",
    ]
    assert sorted(names, key=natural_key) == expected


def test_a_very_long_number_is_no_fault() -> None:
    long = "9" * 10_000
    assert sorted([f"loan-{long}", "loan-2"], key=natural_key) == ["loan-2", f"loan-{long}"]
