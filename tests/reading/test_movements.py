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
    ("2014-02-15", "Between Feb. 7 and Feb. 12 the United Nations brought some 1,400 people out of the Old City of Homs.", "withdrawal happened 2014-02-07 2014-02-12 united-nations"),
    ("2018-08-01", "The White Helmets were taken out through the Golan on the 22nd of July.", "withdrawal happened 2018-07-22 2018-07-22 white-helmets"),
    ("2018-08-01", "Daesh fighters came out of the desert on Wednesday.", ""),
    ("2016-04-19", "The sick are to leave the four besieged towns of Madaya and Foua by bus with their families on Wednesday.", "withdrawal planned 2016-04-20 2016-04-20"),
    ("2017-07-15", "Russia says it will post military police there.", "deployment planned None None russia"),
    ("2017-07-10", "Russian military police are to watch over it at first.", "deployment planned None None russia"),
    ("2020-01-30", "Turkish soldiers put up a new position near Saraqib on Tuesday.", "deployment happened 2020-01-28 2020-01-28 turkey"),
    ("2016-03-15", "On Monday residents of the town marched to demand their release.", "protest happened 2016-03-14 2016-03-14"),
    ("2023-10-06", "In Sweida, protesters have gathered every day since August 20 to demand that he go.", "protest happened 2023-08-20 2023-10-06"),
    ("2016-01-12", "A second convoy is planned for Thursday.", "aid-delivery planned 2016-01-14 2016-01-14"),
    ("2016-01-12", "A third convoy has been requested.", ""),
    ("2017-08-04", "Convoys with food are to come in next week.", "aid-delivery planned 2017-08-07 2017-08-13"),
    ("2018-06-29", "Jordanian army trucks handed out bread and water across the line on Thursday.", "aid-delivery happened 2018-06-28 2018-06-28 jordan"),
    ("2014-01-31", "He welcomed the distribution on 30 January of a thousand food parcels.", "aid-delivery happened 2014-01-30 2014-01-30"),
    ("2017-12-14", "Five hundred people are waiting for a medical evacuation.", ""),
    ("2022-07-19", "In May they let out some hundreds under an amnesty.", "detainee-release happened 2022-05-01 2022-05-31"),
    ("2018-07-31", "He welcomed the progress of the Working Group on the release of detainees, which met on 30 July.", "meeting happened 2018-07-30 2018-07-30"),
    ("2018-01-18", "Reports that our servicemen have already left Afrin do not correspond to reality, the Russian Defence Ministry said.", "withdrawal denied None None"),
    ("2017-04-01", "A third batch will leave today.", "withdrawal planned 2017-04-01 2017-04-01"),
    ("2016-04-22", "On Wednesday 500 wounded people and their relatives were bused out of four towns.", "withdrawal happened 2016-04-20 2016-04-20"),
    ("2018-04-10", "A first convoy of buses takes Jaysh al-Islam fighters out of Douma on Monday.", "withdrawal happened 2018-04-09 2018-04-09 jaysh-al-islam"),
    ("2021-07-09", "On July 2 there was an exchange near al-Bab, five persons from each side.", "detainee-release happened 2021-07-02 2021-07-02"),
    ("2021-12-22", "The participants noted the exchange that the Group had carried out on December 16.", "detainee-release happened 2021-12-16 2021-12-16"),
    ("2021-12-22", "There was an exchange of views in the working group on December 16.", ""),
    ("2019-08-01", "In Daraa, Military Security detained eleven former rebels on 15 July.", "detention happened 2019-07-15 2019-07-15 syrian-government armed-opposition"),
    ("2018-09-18", "On October 12, 2017 the Turkish army drives in to build the first of its twelve posts.", "deployment happened 2017-10-12 2017-10-12 turkey"),
    ("2016-03-15", "The first group of Russian planes left for home on Tuesday, a day after President Putin had ordered the withdrawal.", "withdrawal happened 2016-03-15 2016-03-15 russia"),
    ("2018-04-12", "Russian military police entered Douma on Thursday.", "deployment happened 2018-04-12 2018-04-12 russia"),
    ("2012-04-16", "The first six UN observers arrived in Damascus on Sunday.", "deployment happened 2012-04-15 2012-04-15 united-nations"),
    ("2018-11-08", "Nineteen hostages were rescued by the army near Palmyra on Thursday.", "detainee-release happened 2018-11-08 2018-11-08 syrian-army"),
    ("2018-10-10", "Jihadists must be out of the strip by Monday.", "withdrawal planned 2018-10-15 2018-10-15"),
    ("2024-12-06", "Syrian army units had \"redeployed\" outside Hama, the army said.", "withdrawal happened None None syrian-army"),
    ("2019-02-14", "Families were asked where they would live: most want to leave by bus.", ""),
    ("2018-04-05", "They spoke of aid. The question of who pays was dropped on Wednesday.", ""),
    ("2021-09-30", "On 8 September Russian military police and Syrian troops set up nine posts in Daraa and raised the flag.", "deployment happened 2021-09-08 2021-09-08 russia syrian-army; territory-change happened 2021-09-08 2021-09-08 russia syrian-army"),
    ("2020-02-08", "On Friday more than 300 Turkish military vehicles crossed through Kafr Lusin.", "deployment happened 2020-02-07 2020-02-07 turkey"),
    ("2017-08-24", "Under a local arrangement Ahrar left the crossing of Bab al-Hawa on 23 July.", "withdrawal happened 2017-07-23 2017-07-23 ahrar-al-sham"),
    ("2016-08-26", "Under a deal with the army, 700 gunmen are to leave Daraya; the mood was grim on Friday.", "withdrawal planned None None armed-opposition"),
    ("2022-05-03", "Dozens of prisoners walked out of Saydnaya on Monday after an amnesty.", "detainee-release happened 2022-05-02 2022-05-02"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "expected"), TABLE)
def test_a_sentence(published: str, text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(published, text)) == expected
