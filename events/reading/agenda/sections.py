"""Where a text lists topics: items under a heading or a colon, answers to a question, what a paper says."""

from events.reading.agenda.words import Cues
from events.reading.context import Context
from events.reading.shapes import Sentence

ENDS = (".", "!", "?")


class Sections:
    """Goes along with the sentences and knows whether the one at hand stands in such a stretch."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.listing = False
        self._listed_by_colon = False
        self._under = False
        self._named = 0
        self._asked = -1
        self._told_by_paper = -1

    def go_on(self, sentence: Sentence, cues: Cues) -> bool:
        """Takes the next sentence and says whether it tells topics by the place where it stands."""
        self._open_list(sentence, cues)
        asks = sentence.text[-1:] == "?" or self._asked >= 0
        answers = asks and self._answers(sentence, cues)
        paper = bool(cues) or self._told_by_paper == sentence.paragraph
        return (paper and self._goes_on(sentence, cues)) or answers or (self._under and sentence.block == "paragraph")

    def _open_list(self, sentence: Sentence, cues: Cues) -> None:
        """A heading, or a sentence that ends in a colon, says whether the items under it are topics."""
        if sentence.block in ("heading", "headline"):
            self.listing, self._listed_by_colon = bool(cues.get("headings")), False
            self._under = sentence.block == "heading" and self.listing
        elif sentence.block == "paragraph":
            last = sentence.text[-1:]
            opens = last == ":" or (last not in ENDS and self._leads_items(sentence))
            if self._listed_by_colon or opens:
                told = cues.get("headings") or (self._named and self._named == sentence.paragraph)
                self.listing = self._listed_by_colon = opens and bool(told)
            self._named = sentence.paragraph if cues.get("headings") else 0

    def _leads_items(self, sentence: Sentence) -> bool:
        """Whether a sentence breaks off before a list that completes it: "In it they"."""
        after = self.context.sentences[sentence.index + 1 : sentence.index + 2]
        return bool(after) and after[0].block == "item"

    def _goes_on(self, sentence: Sentence, cues: Cues) -> bool:
        """Whether a sentence goes on telling what a paper of its paragraph says."""
        if cues.get("papers"):
            self._told_by_paper = sentence.paragraph
            return False
        told = self._told_by_paper == sentence.paragraph
        return told and bool(self.context.grammar.paper_goes_on.match(sentence.text))

    def _answers(self, sentence: Sentence, cues: Cues) -> bool:
        """Whether a sentence belongs to the answer to a question for topics, in its paragraph or the next one."""
        if sentence.text.endswith("?"):
            self._asked = sentence.paragraph if cues.get("nouns") or cues.get("deals") else -1
            return False
        return self._asked >= 0 and sentence.paragraph - self._asked <= 1
