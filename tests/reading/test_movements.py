"""Who left, came, was freed or held, what was brought: what is told as done, and what is only wished or written down."""

import pytest

from tests.reading.test_events import events, told

# Day of the article; sentence; kind, modality, first and last day, parties.
TABLE = [
    ("2020-03-08", "The text envisages joint Russian and Turkish patrols from 15 March.", "deployment planned 2020-03-15 2020-03-15 russia turkey"),
    ("2019-10-29", "The deal provides for Russian and Turkish patrols.", ""),
    ("2018-04-10", "Jaysh al-Islam accepted a deal on Sunday under which its men leave Douma.", "agreement happened 2018-04-08 2018-04-08 jaysh-al-islam"),
    ("2019-02-15", "On January 10 the group signed a deal that leaves the area to its rivals.", "agreement happened 2019-01-10 2019-01-10"),
    ("2019-11-30", "Damascus demanded on Thursday that American troops depart at once.", ""),
    ("2019-11-30", "Damascus insists that the militants leave Idlib and that the detainees are released.", ""),
    ("2024-11-12", "The three guarantors want all women detainees released.", ""),
    ("2016-02-04", "Hijab would not come back until food had reached Madaya, prisoners had been let go and the raids had stopped.", ""),
    ("2013-11-26", "It will attend, provided that aid gets to Homs and that detainees are freed.", ""),
    ("2018-12-20", "Donald Trump declared on Wednesday that his soldiers were going home.", "withdrawal planned None None united-states"),
    ("2017-05-05", "The rebels announced on Wednesday that they were suspending their part in the talks.", "rejection happened 2017-05-03 2017-05-03 armed-opposition"),
    ("2016-01-12", "He asked for four hundred people to be brought out.", ""),
    ("2018-05-18", "Under the agreement reached on May 2 the fighters left Rastan on Wednesday.", "agreement happened 2018-05-02 2018-05-02 armed-opposition; withdrawal happened 2018-05-16 2018-05-16 armed-opposition"),
    ("2018-05-18", "Fighters left Rastan under the terms of a deal that was signed on May 2.", "withdrawal happened None None armed-opposition; agreement happened 2018-05-02 2018-05-02 armed-opposition"),
    ("2018-02-14", "The first UN convoy with food since November reached Douma.", "aid-delivery happened None None united-nations"),
    ("2017-01-14", "The meeting will open the roads and bring our detained women home.", ""),
    ("2017-12-14", "There I hope for a decision on detainees, abducted and missing persons.", ""),
    ("2017-02-16", "The group would take up the exchange of prisoners.", ""),
    ("2017-12-16", "On Monday President Putin landed at Hmeimim and ordered his troops home.", "withdrawal happened 2017-12-11 2017-12-11 russia"),
    ("2019-09-13", "The first joint patrol of Turkish and American soldiers set out near Tal Abyad on Sunday.", "deployment happened 2019-09-08 2019-09-08 turkey united-states"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "expected"), TABLE)
def test_a_sentence(published: str, text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(published, text)) == expected
