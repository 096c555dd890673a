"""A text with its claims in the margin."""

from events.drawing.margins import Mark, margins, quoted

TEXT = "Astana, 5 July\n\nThe round closed. The next sits in August."


def test_paragraphs_are_cut_where_words_carry_a_claim() -> None:
    [_, second] = margins(TEXT, [Mark(16, 33, "a", "round")])

    assert [(piece.text, piece.keys) for piece in second.pieces] == [
        ("The round closed.", ("a",)),
        (" The next sits in August.", ()),
    ]


def test_words_may_carry_several_claims() -> None:
    [_, second] = margins(TEXT, [Mark(16, 33, "a", "round"), Mark(20, 25, "b", "seat")])

    assert [piece.keys for piece in second.pieces] == [("a",), ("a", "b"), ("a",), ()]


def test_a_claim_stands_beside_the_paragraph_of_its_first_words() -> None:
    [first, second] = margins(TEXT, [Mark(0, 6, "a", "round"), Mark(16, 33, "a", "round")])

    assert (first.begins, second.begins) == (("a",), ())


def test_of_a_closed_text_only_quotes_are_told_each_once() -> None:
    marks = [(Mark(16, 33, "a", "round"), "The round closed."), (Mark(16, 33, "b", "seat"), "The round closed.")]

    [only] = quoted(marks)

    assert ([piece.text for piece in only.pieces], only.begins) == (["The round closed."], ("a", "b"))
