"""What one sentence tells: kind, modality, days and parties; one row for each way of speaking."""

from datetime import date

import pytest

from events.reading.calendar import Calendar
from events.reading.context import Context, context_of
from events.reading.events.finding import find_events
from events.reading.languages import tables
from events.reading.lines import lines_of
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import EventFact, RoundFact
from events.reading.texts.documents import document_from_text
from events.reading.times.finding import find_times
from events.services import knowledge

# Day of the article; sentence; kind, modality, first and last day, parties.
TABLE = [
    ("2018-02-20", "Government warplanes pounded Eastern Ghouta on Monday.", "airstrike happened 2018-02-19 2018-02-19 syrian-army"),
    ("2018-09-18", "Putin and Erdogan agreed on Monday to create a demilitarised zone in Idlib.", "agreement happened 2018-09-17 2018-09-17 russia turkey"),
    ("2017-07-10", "A ceasefire brokered by Russia and Jordan went into effect on Sunday.", "agreement happened 2017-07-09 2017-07-09 russia jordan"),
    ("2018-02-25", "The Security Council unanimously adopted resolution 2401 on Saturday.", "agreement happened 2018-02-24 2018-02-24 un-security-council united-nations"),
    ("2016-02-23", "The cessation of hostilities will come into force on Saturday.", "agreement planned 2016-02-27 2016-02-27"),
    ("2018-03-26", "A memorandum of 4 May 2017 named the enclave.", "agreement happened 2017-05-04 2017-05-04"),
    ("2014-05-14", "U.N. mediator Lakhdar Brahimi resigned on Tuesday.", "appointment happened 2014-05-13 2014-05-13 un-envoy"),
    ("2018-03-25", "Fighters began leaving Harasta on Thursday for Idlib.", "withdrawal happened 2018-03-22 2018-03-22 armed-opposition"),
    ("2017-02-26", "Suicide bombers attacked two offices in Homs on Saturday.", "bombing happened 2017-02-25 2017-02-25"),
    ("2018-05-12", "Iran fired some 20 rockets at the Golan Heights on Thursday.", "shelling happened 2018-05-10 2018-05-10 iran"),
    ("2015-11-25", "Turkey shot down a Russian warplane on Tuesday.", "aircraft-downed happened 2015-11-24 2015-11-24 turkey russia"),
    ("2018-03-20", "Turkish troops captured Afrin on Sunday.", "territory-change happened 2018-03-18 2018-03-18 turkey"),
    ("2018-03-20", "Afrin was captured by Turkish troops on Sunday.", "territory-change happened 2018-03-18 2018-03-18 turkey"),
    ("2016-02-04", "More than 40,000 people have fled their homes since Monday.", "displacement happened 2016-02-01 2016-02-04"),
    ("2017-01-26", "Damascus denied that it had used chemical weapons in Aleppo on Tuesday.", "chemical-attack denied 2017-01-24 2017-01-24 syrian-government"),
    ("2018-11-25", "The Syrian government and rebels exchanged prisoners on Saturday.", "detainee-release happened 2018-11-24 2018-11-24 syrian-government armed-opposition"),
    ("2018-12-01", "The exchange of prisoners last Saturday was a beginning.", "detainee-release happened 2018-11-24 2018-11-24"),
    ("2017-10-14", "A Turkish military convoy entered Idlib late on Thursday.", "deployment happened 2017-10-12 2017-10-12 turkey"),
    ("2017-09-15", "Observers from Russia and Iran will be stationed in Idlib.", "deployment planned None None russia iran"),
    ("2016-04-20", "The HNC suspended its participation in the talks on Monday.", "rejection happened 2016-04-18 2016-04-18 hnc"),
    ("2016-09-20", "The Syrian army declared the truce over on Monday.", "breakdown happened 2016-09-19 2016-09-19 syrian-army"),
    ("2017-03-17", "Experts of the guarantors are to confer in Tehran on April 18 and 19.", "meeting planned 2017-04-18 2017-04-19 iran russia turkey"),
    ("2012-06-10", "Hundreds of people demonstrated in Daraa on Friday.", "protest happened 2012-06-08 2012-06-08"),
    ("2017-01-30", "A convoy carrying food reached the town of Madaya on Sunday.", "aid-delivery happened 2017-01-29 2017-01-29"),
    ("2012-08-05", "Gunmen abducted two engineers near Damascus on Saturday.", "detention happened 2012-08-04 2012-08-04 armed-opposition"),
    ("2020-06-20", "Washington imposed new sanctions on Damascus on Wednesday.", "sanction happened 2020-06-17 2020-06-17 united-states syrian-government"),
    ("2019-10-10", "Turkey launched an offensive in northern Syria on Wednesday.", "offensive happened 2019-10-09 2019-10-09 turkey"),
    ("2020-02-25", "The market in Ariha came under attack from the air on Sunday morning, rescuers said.", "airstrike happened 2020-02-23 2020-02-23"),
    ("2018-03-20", "Damascus came under mortar fire on Monday, killing three people.", "shelling happened 2018-03-19 2018-03-19"),
    ("2020-02-25", "Fierce clashes broke out between rebels and government forces near Nayrab on Thursday.", "offensive happened 2020-02-20 2020-02-20 armed-opposition syrian-army"),
    ("2018-03-20", "Turkish troops and their allies pressed ahead with their assault on Afrin on Saturday.", "offensive happened 2018-03-17 2018-03-17 turkey"),
    ("2018-07-10", "Rebels ceded control of the Nasib crossing on Friday.", "territory-change happened 2018-07-06 2018-07-06 armed-opposition"),
    ("2016-09-20", "The last rebels pulled out of Daraya on Friday under an agreement with the government.", "withdrawal happened 2016-09-16 2016-09-16 armed-opposition"),
    ("2018-07-10", "The YPG completed its withdrawal from Manbij on Friday.", "withdrawal happened 2018-07-06 2018-07-06 ypg"),
    ("2018-03-20", "Vladimir Putin announced on Monday that Russian forces would start leaving Syria.", "withdrawal planned None None russia"),
    ("2020-02-25", "Thousands of civilians headed for the Turkish border on Monday.", "displacement happened 2020-02-24 2020-02-24"),
    ("2018-03-20", "Nine captives walked free on Monday under a swap between the government and rebels.", "detainee-release happened 2018-03-19 2018-03-19 syrian-government armed-opposition"),
    ("2018-03-20", "Aid got through to Douma on Thursday for the first time in a month.", "aid-delivery happened 2018-03-15 2018-03-15"),
    ("2020-02-25", "Turkey has poured thousands of troops into Idlib since February 2.", "deployment happened 2020-02-02 2020-02-25 turkey"),
    ("2016-09-20", "A week-long ceasefire began at sunset on Monday.", "agreement happened 2016-09-19 2016-09-19"),
    ("2016-09-20", "The truce lay in tatters on Monday.", "breakdown happened 2016-09-19 2016-09-19"),
    ("2018-03-20", "Rebel groups announced a boycott of the congress on Saturday.", "rejection happened 2018-03-17 2018-03-17 armed-opposition"),
    ("2020-02-25", "Moscow pointed the finger at Turkey on Monday.", "accusation happened 2020-02-24 2020-02-24 russia turkey"),
    ("2020-02-25", "Moscow denied carrying out air strikes on Ariha on Sunday.", "airstrike denied 2020-02-23 2020-02-23 russia"),
    ("2020-02-25", "Moscow rejected claims that its aircraft had bombed Ariha on Sunday.", "airstrike denied 2020-02-23 2020-02-23 russia"),
    ("2018-03-20", "No shells fell on Damascus on Monday.", ""),
    ("2018-03-20", "The army has yet to take Douma and could attack it on Monday.", ""),
    ("2013-05-14", "Shopkeepers in Damascus went on strike on Monday.", "protest happened 2013-05-13 2013-05-13"),
    ("2018-07-26", "Government forces captured Tal Othman on Wednesday.", "territory-change happened 2018-07-25 2018-07-25 syrian-army"),
    ("2016-12-20", "Palmyra, which the army had won in March, was overrun by Islamic State again on December 11.", "territory-change happened 2016-03-01 2016-03-31 syrian-army; territory-change happened 2016-12-11 2016-12-11 isis"),
    ("2018-01-18", "Reports that Russian troops withdrew from Afrin on Wednesday do not correspond to reality.", "withdrawal denied 2018-01-17 2018-01-17 russia"),
    ("2020-12-06", "Lavrov will fly to Tehran on Monday.", "meeting planned 2020-12-07 2020-12-07 russia iran"),
    ("2019-10-30", "Under a deal struck by Russia and Turkey in Sochi on October 22, the fighters must go.", "agreement happened 2019-10-22 2019-10-22 russia turkey"),
    ("2012-06-24", "Syria shot down a Turkish jet on Friday.", "aircraft-downed happened 2012-06-22 2012-06-22 syrian-government turkey"),
    ("2017-12-12", "Putin ordered the withdrawal of Russian troops from Syria on Monday.", "withdrawal planned None None russia"),
    ("2014-02-10", "About 600 civilians were brought out of the Old City of Homs on Sunday.", "withdrawal happened 2014-02-09 2014-02-09"),
    ("2019-08-06", "Rockets fell near the Hmeimim air base on Monday.", "shelling happened 2019-08-05 2019-08-05 russia"),
    ("2018-04-11", "The OPCW announced in The Hague that inspectors would deploy to Syria shortly.", "deployment planned None None opcw"),
    ("2018-03-20", "A meeting between Lavrov and Cavusoglu took place in Moscow on Friday.", "meeting happened 2018-03-16 2018-03-16 russia turkey"),
    ("2013-05-14", "Government forces lost the Taftanaz air base to rebels in January.", "territory-change happened 2013-01-01 2013-01-31 syrian-army armed-opposition"),
    ("2018-03-20", "Food and blankets were handed out to the people of Douma on Monday.", "aid-delivery happened 2018-03-19 2018-03-19"),
    ("2018-03-20", "Forty sorties were flown against Palmyra on Monday.", "airstrike happened 2018-03-19 2018-03-19"),
    ("2018-03-20", "Most of them rely on supplies that are brought in from Turkey.", ""),
    ("2018-07-20", "Al-Hirak fell on Monday after two days of fighting.", "territory-change happened 2018-07-16 2018-07-16"),
    ("2018-03-20", "Night fell over Douma on Monday.", ""),
    ("2018-03-20", "Five activists were picked up by intelligence agents in Harasta on Monday.", "detention happened 2018-03-19 2018-03-19"),
    ("2018-03-20", "Some 20,000 civilians walked out of Hammouriyeh on Thursday.", "displacement happened 2018-03-15 2018-03-15"),
    ("2018-03-20", "The army denies that it has withdrawn from Harasta.", "withdrawal denied None None syrian-army"),
    ("2018-12-30", "The last American soldiers flew home from Manbij on Monday.", "withdrawal happened 2018-12-24 2018-12-24 united-states"),
    ("2017-06-20", "A Syrian Su-22 went down near Tabqa on Sunday evening.", "aircraft-downed happened 2017-06-18 2017-06-18 syrian-army"),
    ("2017-05-16", "On Sunday hundreds of rebels and their families were driven out by bus from Qaboun.", "withdrawal happened 2017-05-14 2017-05-14 armed-opposition"),
    ("2023-02-20", "Eleven lorries rolled through Bab al-Salam on Monday.", "aid-delivery happened 2023-02-20 2023-02-20"),
    ("2016-09-20", "The army pronounced the truce over on Monday.", "breakdown happened 2016-09-19 2016-09-19 syrian-army"),
    ("2019-10-18", "Turkish jets and guns opened up along the border on Monday.", "airstrike happened 2019-10-14 2019-10-14 turkey; shelling happened 2019-10-14 2019-10-14 turkey"),
    ("2018-03-20", "The foreign ministers asked for an end to the fighting in Douma on Monday.", ""),
    ("2018-09-19", "Earlier this week, on Monday, jets bombed Saraqib.", "airstrike happened 2018-09-17 2018-09-17"),
    ("2018-07-20", "Fighters will be bused to the north; none of the buses has left yet.", "withdrawal planned None None armed-opposition"),
    ("2017-09-02", "They will discuss the release of prisoners.", ""),
    ("2017-09-02", "If the army captures Idlib, people may flee.", ""),
    ("2017-09-02", "Nobody was killed and no one walked out.", ""),
    ("2017-09-02", "The recaptured town was quiet.", ""),
]  # fmt: skip


def read(published: str, text: str) -> Context:
    document = document_from_text(f"Syria\n\n{text}")
    context = context_of(
        document, date.fromisoformat(published), "en", tables("en") or {}, knowledge.lexicon(), Calendar()
    )
    context.set_times(find_times(document.sentences, context.published))
    return context


def events(published: str, text: str, rounds: tuple[RoundFact, ...] = ()) -> list[EventFact]:
    context = read(published, text)
    lines = lines_of(context)
    return find_events(context, lines, Attribution(lines), rounds)


def told(event: EventFact) -> str:
    return " ".join([event.kind, event.modality, str(event.start), str(event.end), *event.actors])


@pytest.mark.parametrize(("published", "text", "expected"), TABLE)
def test_a_sentence(published: str, text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(published, text)) == expected


def test_a_denial_takes_up_what_was_told_before() -> None:
    text = "An air strike hit a clinic in Ariha on Monday. Moscow denied any involvement."
    found = [told(e) for e in events("2020-02-25", text)]
    assert found == ["airstrike happened 2020-02-24 2020-02-24", "airstrike denied 2020-02-24 2020-02-24 russia"]


def test_the_two_and_the_three_are_those_told_last_in_one_row() -> None:
    text = "Netanyahu spoke by phone with Putin on Saturday. The two last met in Moscow on January 29."
    assert [told(e) for e in events("2018-02-11", text)][1:] == ["meeting happened 2018-01-29 2018-01-29 israel russia"]


def test_the_second_is_of_those_who_did_the_first() -> None:
    text = "On 5 March a convoy of the UN reached Douma with food. On 9 March a second aid convoy arrived in Arbin."
    assert [(str(e.start), e.actors) for e in events("2018-03-26", text)] == [
        ("2018-03-05", ["united-nations"]),
        ("2018-03-09", ["united-nations"]),
    ]


def test_a_list_that_leaves_the_verb_out_tells_of_each_place() -> None:
    found = events("2018-03-20", "Arbin was bombed on Friday, Zamalka on Saturday and Jobar on Sunday.")
    assert [(e.place, str(e.start)) for e in found] == [
        ("Arbin", "2018-03-16"),
        ("Zamalka", "2018-03-17"),
        ("Jobar", "2018-03-18"),
    ]


def test_a_happening_told_twice_is_one_event() -> None:
    text = "Turkish troops captured Afrin on Sunday. The town fell to Turkish troops after two months of fighting."
    assert [e.kind for e in events("2018-03-20", text)] == ["territory-change"]


def test_the_time_told_before_carries_on() -> None:
    text = "Jets bombed Saraqib on Monday. Rockets hit Hmeimim."
    assert [str(e.start) for e in events("2019-08-06", text)] == ["2019-08-05", "2019-08-05"]


def test_a_running_report_tells_of_its_day() -> None:
    text = "09:30\n\nOn Friday jets bombed Douma.\n\n11:15\n\nRebels shelled Jobar.\n\n14:00\n\nA truce is expected."
    assert [str(e.start) for e in events("2016-02-27", text)][:2] == ["2016-02-26", "2016-02-27"]


def test_a_time_that_leans_on_a_happening_is_of_that_happening_alone() -> None:
    text = "Wednesday, 9 October was long. Two days after American soldiers left the border, Turkish jets bombed Afrin."
    found = events("2019-10-18", text)
    assert [(e.kind, str(e.start)) for e in found] == [("withdrawal", "2019-10-07"), ("airstrike", "2019-10-09")]


def test_the_eve_of_the_opening_is_counted_from_the_round() -> None:
    sitting = RoundFact("geneva", 2, "under-way", [], start=date(2014, 1, 22))
    (meeting,) = events("2014-01-23", "John Kerry and Sergei Lavrov conferred on the eve of the opening.", (sitting,))
    assert meeting.start == date(2014, 1, 21)


def test_evidence_holds_the_words_and_the_time() -> None:
    context = read("2019-08-06", "Jets bombed Saraqib on Monday. Rockets hit Hmeimim.")
    lines = lines_of(context)
    shelling = find_events(context, lines, Attribution(lines))[1]
    assert [context.text[s.start : s.end] for s in shelling.evidence] == ["Monday", "Rockets hit Hmeimim."]


@pytest.mark.parametrize(
    "text", ["", "?", '"' * 50, "Ø and and and, , ,", "was were been shot", "On on on ; ; said", "Monday " * 40]
)
def test_odd_texts_give_no_error(text: str) -> None:
    assert isinstance(events("2019-08-06", text), list)
