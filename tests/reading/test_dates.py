"""English news time, one table: the day of the article, what it says, the times it tells."""

import re
from datetime import date

import pytest

from events.reading.dates import find_times
from events.reading.shapes import Sentence, Span, When

# "~" marks a time known to the month, "≈" to the year; "a..b" a span, "a.." and "..b" one end; "?" no day.
TABLE = [
    ("2017-09-02", "The talks will be held on 14-15 September in Astana.", "14-15 September = 2017-09-14..2017-09-15"),
    (
        "2017-09-02",
        "The talks will run from the 14th to the 15th of September.",
        "from the 14th to the 15th of September = 2017-09-14..2017-09-15",
    ),
    (
        "2017-12-20",
        "The eighth round sat from 28 November to 1 December and again from 7 to 14 December.",
        "from 28 November to 1 December = 2017-11-28..2017-12-01 | from 7 to 14 December = 2017-12-07..2017-12-14",
    ),
    (
        "2018-01-10",
        "Geneva VIII met between 28 Nov and 14 Dec in Vienna.",
        "between 28 Nov and 14 Dec = 2017-11-28..2017-12-14",
    ),
    ("2018-01-10", "It met on 28 Nov and 14 Dec in Geneva.", "28 Nov = 2017-11-28 | 14 Dec = 2017-12-14"),
    ("2018-01-10", "They met on 30 November and 1 December.", "30 November and 1 December = 2017-11-30..2017-12-01"),
    ("2017-01-25", "Delegations met on Monday and Tuesday in Astana.", "Monday and Tuesday = 2017-01-23..2017-01-24"),
    (
        "2017-01-20",
        "Delegations will meet on Monday and Tuesday in Astana.",
        "Monday and Tuesday = 2017-01-23..2017-01-24",
    ),
    (
        "2017-01-20",
        "The talks, due to start Monday, were announced on Thursday.",
        "Monday = 2017-01-23 | Thursday = 2017-01-19",
    ),
    ("2018-03-20", "Russia started airstrikes late last month.", "late last month = ~2018-02-01..2018-02-28"),
    ("2018-03-20", "By the end of the year the talks should be over.", "By the end of the year = ~..2018-12-31"),
    (
        "2018-03-20",
        "It fell in the second half of 2016 and in the first quarter of 2017.",
        "the second half of 2016 = ≈2016-07-01..2016-12-31 | the first quarter of 2017 = ~2017-01-01..2017-03-31",
    ),
    (
        "2018-03-20",
        "The convoy entered Duma on Tuesday, a day earlier than planned.",
        "Tuesday = 2018-03-20 | a day earlier = 2018-03-19",
    ),
    (
        "2018-03-20",
        "On 5 March a convoy went in. The previous day shells had fallen. Two days later it left.",
        "5 March = 2018-03-05 | The previous day = 2018-03-04 | Two days later = 2018-03-06",
    ),
    (
        "2018-03-20",
        "He spoke last night and again this morning.",
        "last night = 2018-03-19 | this morning = 2018-03-20",
    ),
    (
        "2018-03-20",
        'In a speech on 3 May 2017 he said: "Tomorrow we will go to Astana."',
        "3 May 2017 = 2017-05-03 | Tomorrow = 2017-05-04",
    ),
    (
        "2018-03-20",
        "The army took Harasta over the weekend and will take Duma next week.",
        "over the weekend = 2018-03-17..2018-03-18 | next week = 2018-03-26..2018-04-01",
    ),
    (
        "2018-12-30",
        "The next round will be in January, officials said in December.",
        "January = ~2019-01-01..2019-01-31 | December = ~2018-12-01..2018-12-31",
    ),
    (
        "2019-01-03",
        "The round ended in November; the truce came on December 30.",
        "November = ~2018-11-01..2018-11-30 | December 30 = 2018-12-30",
    ),
    (
        "2017-09-02",
        "Talks were scheduled to begin on September 14, 2017 (Thursday).",
        "September 14, 2017 (Thursday) = 2017-09-14",
    ),
    (
        "2017-09-02",
        "On the 2nd of September, 2017 at 10:30 a.m. in May 10,000 people fled.",
        "2nd of September, 2017 = 2017-09-02 | May = ~2017-05-01..2017-05-31",
    ),
    (
        "2017-09-02",
        "The meeting of 4-5 July 2017 and that of May 3-4 were short.",
        "4-5 July 2017 = 2017-07-04..2017-07-05 | May 3-4 = 2017-05-03..2017-05-04",
    ),
    (
        "2017-09-02",
        "Early in 2016 the talks collapsed; since mid-2015 Russia has bombed.",
        "Early in 2016 = ≈2016-01-01..2016-12-31 | since mid-2015 = ≈2015-01-01..",
    ),
    ("2017-09-02", "Ministers may meet in March.", "March = ~2018-03-01..2018-03-31"),
    ("", "The sixth round will take place on September 14-15.", "September 14-15 = ?"),
    (
        "2017-09-02",
        "Three weeks ago, on Aug. 14, two soldiers were freed.",
        "Three weeks ago = 2017-08-12 | Aug. 14 = 2017-08-14",
    ),
    ("2017-10-30", "The Astana talks open today and end Tuesday.", "today = 2017-10-30 | Tuesday = 2017-10-31"),
    (
        "2017-10-30",
        "The talks are to last two days, Monday and Tuesday.",
        "Monday and Tuesday = 2017-10-30..2017-10-31",
    ),
    ("2017-10-30", "It entered into force at 00:00 on Saturday, 6 May.", "Saturday, 6 May = 2017-05-06"),
    ("2020-03-07", "A ceasefire came into effect at midnight on Thursday, March 5.", "Thursday, March 5 = 2020-03-05"),
    ("2024-01-20", "The 21st round takes place Jan. 24-25.", "Jan. 24-25 = 2024-01-24..2024-01-25"),
    (
        "2017-03-16",
        "The next round is to be held early next month, in early May or in mid-May.",
        "early next month = ~2017-04-01..2017-04-30 | early May = ~2017-05-01..2017-05-31 | mid-May = ~2017-05-01..2017-05-31",
    ),
    (
        "2017-03-16",
        "He left Aleppo in the summer of 2014, returned last summer.",
        "the summer of 2014 = ~2014-06-01..2014-08-31 | last summer = ~2016-06-01..2016-08-31",
    ),
    (
        "2017-03-16",
        "Friday's attack came after Thursday night's raids, ahead of Monday's meeting.",
        "Friday = 2017-03-10 | Thursday night = 2017-03-16 | Monday = 2017-03-20",
    ),
    ("2017-03-16", "It has lasted since 2011, for six years, until now.", "since 2011 = ≈2011-01-01.."),
    (
        "2017-03-16",
        "The truce lasted from Feb. 27 until July 2016.",
        "from Feb. 27 until July 2016 = 2016-02-27..2016-07-31",
    ),
    (
        "2017-03-16",
        "Russia said on March 14 it would hold a meeting on 3 May or 4 May.",
        "March 14 = 2017-03-14 | 3 May = 2017-05-03 | 4 May = 2017-05-04",
    ),
    ("2017-03-16", "A convoy will enter within days; on Sunday it was turned back.", "Sunday = 2017-03-12"),
    (
        "2013-09-20",
        "On 21.08.2013 sarin was used. On 2013-09-14 a deal was struck. The 12/09/2013 letter.",
        "21.08.2013 = 2013-08-21 | 2013-09-14 = 2013-09-14 | 12/09/2013 = 2013-09-12",
    ),
    (
        "2017-09-02",
        "The next round will take place between September 14 and 15.",
        "between September 14 and 15 = 2017-09-14..2017-09-15",
    ),
    ("2017-09-02", "Last month soldiers took Qarat.", "Last month = ~2017-08-01..2017-08-31"),
    (
        "2017-06-08",
        "Moscow had called talks for next Monday and Tuesday.",
        "next Monday and Tuesday = 2017-06-12..2017-06-13",
    ),
    ("2017-06-08", "Moscow had planned the sitting for June 12-13.", "June 12-13 = 2017-06-12..2017-06-13"),
    (
        "2017-06-08",
        "The sixth round lasted four days, from the 16th to the 19th of May.",
        "from the 16th to the 19th of May = 2017-05-16..2017-05-19",
    ),
    (
        "2018-01-31",
        "It lasted two days, Thursday and Friday of last week.",
        "Thursday and Friday of last week = 2018-01-25..2018-01-26",
    ),
    (
        "2018-12-01",
        "It was Wednesday and Thursday, 28 and 29 November, on paper.",
        "Wednesday and Thursday, 28 and 29 November = 2018-11-28..2018-11-29",
    ),
    (
        "2018-12-01",
        "He was picked on the last day of October and goes at the end of the year.",
        "the last day of October = 2018-10-31 | the end of the year = ~2018-12-01..2018-12-31",
    ),
    ("2018-12-01", "They announced a twelfth meeting for early February.", "early February = ~2019-02-01..2019-02-28"),
    (
        "2019-04-27",
        "Round XI was held on November 28 and 29 last year.",
        "November 28 and 29 last year = 2018-11-28..2018-11-29",
    ),
    (
        "2024-11-09",
        "It would host the meeting from Monday to Tuesday, November 11 to 12.",
        "from Monday to Tuesday, November 11 to 12 = 2024-11-11..2024-11-12",
    ),
    (
        "2024-11-09",
        "The stage is not what it was in January, when a meeting was held on the 24th and 25th.",
        "January = ~2024-01-01..2024-01-31 | on the 24th and 25th = 2024-01-24..2024-01-25",
    ),
    (
        "2017-11-01",
        "The meeting, held on the 30th and 31st of last month, was short.",
        "30th and 31st of last month = 2017-10-30..2017-10-31",
    ),
    ("2017-11-01", "On the 21st of last month units entered the town.", "21st of last month = 2017-10-21"),
    ("2020-08-28", "A general was killed on the 18th of this month.", "18th of this month = 2020-08-18"),
    (
        "2017-01-03",
        "It was announced on the last Thursday of the old year and took effect on December 30.",
        "the last Thursday of the old year = 2016-12-29 | December 30 = 2016-12-30",
    ),
    (
        "2017-01-03",
        "On New Year's Eve the Council adopted a text; two days before Christmas an assault began.",
        "New Year's Eve = 2016-12-31 | two days before Christmas = 2016-12-23",
    ),
    (
        "2017-01-03",
        "The last round broke up in Geneva last April; the next is to begin on February 8.",
        "last April = ~2016-04-01..2016-04-30 | February 8 = 2017-02-08",
    ),
    ("2017-01-03", "They want to meet before the month is out.", "before the month is out = ~..2017-01-31"),
    (
        "2017-01-03",
        "On December 22 the last buses left, and the army declared the city its own the same evening.",
        "December 22 = 2016-12-22 | the same evening = 2016-12-22",
    ),
    (
        "2018-03-26",
        "A text of 4 May 2017 named it, a truce came the following July. Since 18 February strikes have been recorded.",
        "4 May 2017 = 2017-05-04 | following July = ~2017-07-01..2017-07-31 | Since 18 February = 2018-02-18..",
    ),
    (
        "2018-03-26",
        "The resolution was adopted on 24 February. Three days later Russia introduced a pause.",
        "24 February = 2018-02-24 | Three days later = 2018-02-27",
    ),
    ("2018-03-26", "Camps were full by the end of last year.", "by the end of last year = ~..2017-12-31"),
    (
        "2023-06-23",
        "On 7 May the League voted. Twelve days later he was embraced in Jeddah.",
        "7 May = 2023-05-07 | Twelve days later = 2023-05-19",
    ),
    (
        "2023-06-23",
        "The army retook the enclave in April 2018, the pocket in May and the south in July.",
        "April 2018 = ~2018-04-01..2018-04-30 | May = ~2018-05-01..2018-05-31 | July = ~2018-07-01..2018-07-31",
    ),
    (
        "2023-06-23",
        "Geneva II dragged on through January and February 2014. Geneva III came in early 2016.",
        "January and February 2014 = ~2014-01-01..2014-02-28 | early 2016 = ≈2016-01-01..2016-12-31",
    ),
    (
        "2023-06-23",
        "A meeting is planned in the second half of the year.",
        "the second half of the year = ≈2023-07-01..2023-12-31",
    ),
    ("2023-06-23", "The last session ended in June of last year.", "June of last year = ~2022-06-01..2022-06-30"),
    (
        "2022-07-20",
        "The session was held from 30 May to 3 June and the next was to follow on 25-29 July.",
        "from 30 May to 3 June = 2022-05-30..2022-06-03 | 25-29 July = 2022-07-25..2022-07-29",
    ),
    ("2022-07-20", "The next meeting is to be held before the year ends.", "before the year ends = ≈..2022-12-31"),
    ("2022-07-20", "The last one was hosted in the middle of June.", "the middle of June = ~2022-06-01..2022-06-30"),
    (
        "2021-02-18",
        "The next, pencilled in for March 2020, was put off until Russia offered to host it on February 16-17.",
        "March 2020 = ~2020-03-01..2020-03-31 | February 16-17 = 2021-02-16..2021-02-17",
    ),
    (
        "2021-02-18",
        "The ceasefire which they agreed in Moscow on March 5 last year holds.",
        "March 5 last year = 2020-03-05",
    ),
    (
        "2014-01-22",
        "They did so today, Wednesday, and bargaining starts in two days' time.",
        "today, Wednesday = 2014-01-22 | in two days' time = 2014-01-24",
    ),
    (
        "2014-01-22",
        "Iran was invited on Sunday and disinvited on Monday evening.",
        "Sunday = 2014-01-19 | Monday evening = 2014-01-20",
    ),
    ("2014-01-22", "The ministers conferred on the eve of the opening.", "on the eve of the opening = opening-1"),
    (
        "2017-05-05",
        "On the opening day the presidents spoke; on the second day of the talks they signed.",
        "On the opening day = opening+0 | on the second day of the talks = opening+1",
    ),
    (
        "2017-09-15",
        "The day before the opening, on Wednesday, experts conferred.",
        "The day before the opening = opening-1 | Wednesday = 2017-09-13",
    ),
    (
        "2017-10-21",
        "Teams had crossed on Oct. 8. The first convoy rolled in four days later.",
        "Oct. 8 = 2017-10-08 | four days later = 2017-10-12",
    ),
    ("2017-10-21", "Work had been under way since Oct. 12.", "since Oct. 12 = 2017-10-12.."),
    (
        "2012-07-01",
        "Ambassadors met in Brussels last Tuesday; ministers are to gather in Paris on Friday.",
        "last Tuesday = 2012-06-26 | Friday = 2012-07-06",
    ),
    (
        "2012-07-01",
        "On Saturday troops were combing Douma, which they had retaken overnight.",
        "Saturday = 2012-06-30 | overnight = 2012-06-29..2012-06-30",
    ),
    (
        "2019-08-06",
        "Jets were back from Monday afternoon. He said over the weekend that his men would stay.",
        "from Monday afternoon = 2019-08-05.. | over the weekend = 2019-08-03..2019-08-04",
    ),
    (
        "2019-08-06",
        "The truce began last Thursday and more people have fled since the end of April.",
        "last Thursday = 2019-08-01 | since the end of April = ~2019-04-01..",
    ),
    (
        "2017-03-16",
        "The first of the fighters are due to leave this Saturday, the governor said.",
        "this Saturday = 2017-03-18",
    ),
    ("2017-03-16", "Both sides are asked to be back next Thursday.", "next Thursday = 2017-03-23"),
    (
        "2017-03-05",
        "The army has been in Palmyra since yesterday; bombers struck Homs last Saturday.",
        "since yesterday = 2017-03-04.. | last Saturday = 2017-03-04",
    ),
    (
        "2017-12-22",
        "It ended in acrimony on 14 December and the ninth may open some time next month.",
        "14 December = 2017-12-14 | next month = ~2018-01-01..2018-01-31",
    ),
    (
        "2017-12-22",
        "The congress, first meant for November, will be held on 29 and 30 January.",
        "November = ~2017-11-01..2017-11-30 | 29 and 30 January = 2018-01-29..2018-01-30",
    ),
    ("2016-02-12", "A cessation of hostilities is to begin in a week.", ""),
    ("2016-02-12", "A cessation is to begin in a week's time.", "in a week's time = 2016-02-19"),
    (
        "2016-09-13",
        "The truce began at sunset on Monday, Sept. 12, and will last seven days.",
        "Monday, Sept. 12 = 2016-09-12",
    ),
    (
        "2016-12-16",
        "The evacuation began Thursday and was suspended on Friday morning.",
        "Thursday = 2016-12-15 | Friday morning = 2016-12-16",
    ),
    ("2013-08-28", "Rockets struck the Ghouta early on August 21.", "early on August 21 = 2013-08-21"),
    ("2013-08-28", "The attack of Wednesday, 21 August, killed hundreds.", "Wednesday, 21 August = 2013-08-21"),
    (
        "2015-11-16",
        "Ministers met in Vienna on October 30 and November 14.",
        "October 30 = 2015-10-30 | November 14 = 2015-11-14",
    ),
    ("2015-11-16", "Elections should be held within 18 months, by mid-2017.", "by mid-2017 = ≈..2017-12-31"),
    ("2012-06-30", "The meeting took place on June 30, 2012, in Geneva.", "June 30, 2012 = 2012-06-30"),
    (
        "2016-03-15",
        "President Putin ordered on Monday a withdrawal starting Tuesday.",
        "Monday = 2016-03-14 | starting Tuesday = 2016-03-15..",
    ),
    ("2016-03-15", "The strikes began on 30 September last year.", "30 September last year = 2015-09-30"),
    ("2017-04-08", "The U.S. fired missiles in the early hours of Friday.", "Friday = 2017-04-07"),
    ("2017-04-08", "The U.S. fired missiles overnight on Thursday.", "Thursday = 2017-04-06"),
    (
        "2018-07-20",
        "From 19 June until 31 July 2018 people fled.",
        "From 19 June until 31 July 2018 = 2018-06-19..2018-07-31",
    ),
    (
        "2018-07-20",
        "On June 19th, the army opened its offensive; by the end of July it had won.",
        "June 19th = 2018-06-19 | by the end of July = ~..2018-07-31",
    ),
    (
        "2018-09-18",
        "Putin and Erdogan agreed on Monday on a zone to be set up by October 15.",
        "Monday = 2018-09-17 | by October 15 = ..2018-10-15",
    ),
    ("2018-09-18", "Heavy weapons must leave by 10 October.", "by 10 October = ..2018-10-10"),
    (
        "2019-10-18",
        "The pause of 120 hours began on Thursday, 17 October 2019, and ends next Tuesday.",
        "Thursday, 17 October 2019 = 2019-10-17 | next Tuesday = 2019-10-22",
    ),
    (
        "2019-10-18",
        "In the spring of next year a vote may be held.",
        "the spring of next year = ~2020-03-01..2020-05-31",
    ),
    ("2020-02-28", "At least 33 soldiers died on the night of February 27.", "February 27 = 2020-02-27"),
    (
        "2020-02-28",
        "In February and March 2018 the siege tightened.",
        "February and March 2018 = ~2018-02-01..2018-03-31",
    ),
    (
        "2015-10-02",
        "The jets flew 20 sorties on Thursday and 18 the next day.",
        "Thursday = 2015-10-01 | the next day = 2015-10-02",
    ),
    (
        "2024-12-09",
        "Damascus fell on December 8; HTS had taken Aleppo on November 29 and 30.",
        "December 8 = 2024-12-08 | November 29 and 30 = 2024-11-29..2024-11-30",
    ),
    ("2024-12-09", "It had begun on 27 November and took eleven days.", "27 November = 2024-11-27"),
    (
        "2022-11-24",
        "The 19th meeting took place on 22-23 November 2022 in Astana.",
        "22-23 November 2022 = 2022-11-22..2022-11-23",
    ),
    ("2022-11-24", "Raids have been going on since Sunday.", "since Sunday = 2022-11-27.."),
    (
        "2022-11-24",
        "The first half of next year will bring another meeting.",
        "The first half of next year = ≈2023-01-01..2023-06-30",
    ),
    (
        "2016-08-10",
        "The siege, imposed in July, was broken on Aug. 6.",
        "July = ~2016-07-01..2016-07-31 | Aug. 6 = 2016-08-06",
    ),
    ("2016-08-10", "He is expected in Moscow later this week.", "later this week = 2016-08-08..2016-08-14"),
    (
        "2016-08-10",
        "The session will resume at the end of the month or early in September.",
        "the end of the month = ~2016-08-01..2016-08-31 | early in September = ~2016-09-01..2016-09-30",
    ),
    ("2016-08-10", "The earlier truce of Feb. 27, 2016 lasted months.", "Feb. 27, 2016 = 2016-02-27"),
    (
        "2013-01-07",
        "Assad spoke on Sunday, his first speech since June.",
        "Sunday = 2013-01-06 | since June = ~2012-06-01..",
    ),
    ("2013-01-07", "The envoy spoke in Damascus on 27 December.", "27 December = 2012-12-27"),
    ("2014-02-16", "The second round ran from February 10 to 15.", "from February 10 to 15 = 2014-02-10..2014-02-15"),
    (
        "2014-02-16",
        "Seven hundred left Homs between Friday, 7 February, and Wednesday, 12 February.",
        "between Friday, 7 February, and Wednesday, 12 February = 2014-02-07..2014-02-12",
    ),
    (
        "2016-01-26",
        "Talks that should have begun on Monday will now start on Friday, 29 January.",
        "Monday = 2016-02-01 | Friday, 29 January = 2016-01-29",
    ),
    (
        "2016-01-26",
        "The High Committee met in Riyadh earlier this month.",
        "earlier this month = ~2016-01-01..2016-01-31",
    ),
    ("2016-01-26", "The talks may be over by summer.", "by summer = ~..2016-08-31"),
    (
        "2018-02-01",
        "Twenty-five days later, in the twenty-first week, nothing had changed.",
        "Twenty-five days later = 2018-02-26",
    ),
    ("2017-10-27", "The report came out on Thursday 26 October 2017.", "Thursday 26 October 2017 = 2017-10-26"),
    ("2017-10-27", "The talks on Oct 30/31 come days after the report.", "Oct 30/31 = 2017-10-30..2017-10-31"),
    ("2016-05-07", "The truce, extended for 72 hours on Saturday, May 7, ran out.", "Saturday, May 7 = 2016-05-07"),
]


def sentences(text: str) -> list[Sentence]:
    found = re.finditer(r"\S.*?(?<!Sept)(?<!Aug)(?<!Feb)(?<!Oct)(?<!Jan)(?<!Dec)(?<!U\.S)[.!?\"](?=\s+[A-Z]|$)", text)
    return [Sentence(m.start(), m.end(), m.group(), 0, i) for i, m in enumerate(found)]


def told(text: str, when: When) -> str:
    words = text[when.span.start : when.span.end]
    if when.start is None and when.end is None:
        return f"{words} = {when.anchor if when.anchor.startswith('opening') else '?'}"
    mark = {"day": "", "month": "~", "year": "≈"}[when.precision]
    days = str(when.start) if when.start == when.end else f"{when.start or ''}..{when.end or ''}"
    return f"{words} = {mark}{days}"


@pytest.mark.parametrize(("published", "text", "times"), TABLE)
def test_times(published: str, text: str, times: str) -> None:
    day = date.fromisoformat(published) if published else None
    assert " | ".join(told(text, when) for when in find_times(sentences(text), day)) == times


def test_a_dateline_is_the_anchor() -> None:
    line, body = "ASTANA, September 15", "The round closed on Thursday."
    text = f"{line}\n{body}"
    cut = [Sentence(0, len(line), line, 0, 0, "dateline"), Sentence(len(line) + 1, len(text), body, 1, 1)]
    assert [w.start for w in find_times(cut, date(2017, 9, 18))] == [date(2017, 9, 15), date(2017, 9, 14)]


def test_a_reasoned_year_is_marked() -> None:
    (when,) = find_times(sentences("It opens on 14-15 September."), None, year=2017)
    assert (when.start, when.end, when.inferred) == (date(2017, 9, 14), date(2017, 9, 15), True)


def test_skipped_numbers_are_no_days() -> None:
    text = "They met in May for the 21st time."
    assert [told(text, w) for w in find_times(sentences(text), date(2023, 6, 1), skip=[Span(24, 28)])] == [
        "May = ~2023-05-01..2023-05-31"
    ]


def test_a_line_of_days_is_read_in_linear_time() -> None:
    text = "On 14 September and " * 5000 + "then."
    assert len(find_times([Sentence(0, len(text), text, 0, 0)], date(2017, 9, 2))) == 5000
