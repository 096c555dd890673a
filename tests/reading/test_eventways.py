"""How sentences are put together: rows of names, set-off words, notes, passives of no known hand, terms and entries."""

import pytest

from tests.reading.test_events import events, told

# Day of the article; sentence; kind, modality, first and last day, parties.
TABLE = [
    ("2019-04-18", "A day after he had been with Assad in Damascus, Zarif briefed Erdogan in Ankara on Wednesday.", "meeting happened 2019-04-16 2019-04-16 iran syrian-government; meeting happened 2019-04-17 2019-04-17 iran turkey"),
    ("2018-03-21", "Two days after the rebels left Harasta on Sunday, Russia sent military police to Duma.", "withdrawal happened 2018-03-18 2018-03-18 armed-opposition; deployment happened 2018-03-20 2018-03-20 russia"),
    ("2018-03-21", "Twelve days later Assad was received in Jeddah.", ""),
    ("2016-09-20", "The army declared the truce over on Monday and blamed the rebels for having broken it.", "breakdown happened 2016-09-19 2016-09-19 syrian-army armed-opposition; accusation happened 2016-09-19 2016-09-19 syrian-army armed-opposition"),
    ("2016-12-22", "Zarif and Lavrov met in Moscow on Tuesday, after a gunman had shot an envoy, and signed a declaration.", "meeting happened 2016-12-20 2016-12-20 iran russia; agreement happened 2016-12-20 2016-12-20 iran russia"),
    ("2017-02-10", "Fears that people will flee Raqqa are exaggerated.", ""),
    ("2021-12-20", "An exchange of prisoners planned for Thursday near Tadef did not come off.", ""),
    ("2018-09-20", "The paper initialled in Sochi on 17 September by Putin and Erdogan spares Idlib.", "agreement happened 2018-09-17 2018-09-17 russia turkey"),
    ("2024-07-04", "The bodies of three soldiers were returned to the army by the rebels on 2 July.", "detainee-release happened 2024-07-02 2024-07-02 syrian-army armed-opposition"),
    ("2023-08-26", "Hundreds filled the square in Suwayda again on Friday.", "protest happened 2023-08-25 2023-08-25"),
    ("2016-02-08", "Columns of families streamed to the Turkish border on Friday.", "displacement happened 2016-02-05 2016-02-05"),
    ("2017-12-16", "The opposition elected Nasr al-Hariri on Friday to lead a single delegation.", "appointment happened 2017-12-15 2017-12-15 syrian-opposition"),
    ("2014-07-11", "Ban Ki-moon announced his choice of Staffan de Mistura on Thursday.", "appointment happened 2014-07-10 2014-07-10 united-nations un-envoy"),
    ("2018-03-21", "Zarif saw Assad in Damascus on Sunday and flew on to Ankara the same night.", "meeting happened 2018-03-18 2018-03-18 iran syrian-government; meeting happened 2018-03-18 2018-03-18 iran turkey"),
    ("2018-03-21", "Lavrov met Kerry in Geneva on Monday and received Zarif in Moscow on Tuesday.", "meeting happened 2018-03-19 2018-03-19 russia united-states; meeting happened 2018-03-20 2018-03-20 russia iran"),
    ("2018-03-21", "Turkey blamed Damascus on Monday and signed a deal with Russia.", "accusation happened 2018-03-19 2018-03-19 turkey syrian-government; agreement happened 2018-03-19 2018-03-19 turkey russia"),
    ("2021-09-15", "Assad slipped into Moscow on 13 September to see Putin.", "meeting happened 2021-09-13 2021-09-13 syrian-government russia"),
    ("2017-11-24", "The generals of Russia, Turkey and Iran conferred on Tuesday; their ministers had met in Antalya on Sunday.", "meeting happened 2017-11-21 2017-11-21 russia turkey iran; meeting happened 2017-11-19 2017-11-19 russia turkey iran"),
    ("2019-10-09", "Turkey and the United States quarrelled over a strip, and on Monday they met in Ankara.", "meeting happened 2019-10-07 2019-10-07 turkey united-states"),
    ("2016-02-04", "The High Negotiations Committee sent a team. Bashar al-Jaafari accused the opposition on Tuesday of lying.", "accusation happened 2016-02-02 2016-02-02 syrian-government hnc"),
    ("2018-02-04", "The High Negotiations Committee is gone. Bashar al-Jaafari accused the opposition on Tuesday of lying.", "accusation happened 2018-01-30 2018-01-30 syrian-government syrian-opposition"),
    ("2018-02-04", "Since January 2017 Turkey and Russia have held seventeen meetings.", ""),
    ("2017-12-20", "It was a zone with a truce in it that the Russians had announced on 28 November.", "agreement happened 2017-11-28 2017-11-28 russia"),
    ("2012-06-29", "Turkey, fuming over the plane that Syrian gunners shot down on June 22, sent troops to the frontier on Thursday.", "aircraft-downed happened 2012-06-22 2012-06-22 syrian-army; deployment happened 2012-06-28 2012-06-28 turkey"),
    ("2021-12-20", "The government and the opposition each freed five captives near al-Bab on Thursday.", "detainee-release happened 2021-12-16 2021-12-16 syrian-government armed-opposition"),
    ("2020-02-08", "The opposition factions withdrew from Saraqib on Thursday night.", "withdrawal happened 2020-02-06 2020-02-06 armed-opposition"),
    ("2024-06-29", "He is open to all ideas, Bashar al-Assad told Alexander Lavrentiev in Damascus on 26 June.", "meeting happened 2024-06-26 2024-06-26 syrian-government russia"),
    ("2016-04-14", "On Tuesday de Mistura was in Tehran, having left Damascus in haste.", "meeting happened 2016-04-12 2016-04-12 un-envoy iran"),
    ("2018-09-10", "De Mistura begins consultations with officials of Iran, Russia and Turkey in Geneva on Tuesday.", "meeting planned 2018-09-11 2018-09-11 un-envoy iran russia turkey"),
    ("2020-03-16", "The first joint Russian-Turkish patrol on the M4 was cut short on Sunday.", "deployment happened 2020-03-15 2020-03-15 russia turkey"),
    ("2016-09-20", "A truce sponsored by Russia, Iran and Turkey came into force in Hama on Monday.", "agreement happened 2016-09-19 2016-09-19 russia iran turkey"),
    ("2019-06-20", "The convoy had waited since Monday, and on Wednesday, the army retook Kafr Nabuda.", "territory-change happened 2019-06-19 2019-06-19 syrian-army"),
    ("2019-06-20", "Rebels had \"withdrawn\" from Kafr Nabuda on Tuesday, residents said.", "withdrawal happened 2019-06-18 2019-06-18 armed-opposition"),
    ("2019-06-20", "Government troops pounded Khan Shaykhun with artillery on Monday after shells had been fired at Mhardeh.", "shelling happened 2019-06-17 2019-06-17 syrian-army; shelling happened 2019-06-17 2019-06-17"),
    ("2019-06-20", "They praised the release of captives arranged on 3 June, and agreed to meet in Sochi in autumn.", "detainee-release happened 2019-06-03 2019-06-03"),
    ("2019-06-20", "His proposal to calm the fighting in Aleppo was not heard.", ""),
    ("2018-07-20", "The air force has been bombing Nawa, the rebels' last big town, since Monday.", "airstrike happened 2018-07-16 2018-07-20 syrian-army armed-opposition"),
    ("2018-07-20", "Turkish jets hit a column at the crossings between Syria and Iraq on Monday.", "airstrike happened 2018-07-16 2018-07-16 turkey"),
    ("2018-04-20", "Harasta was emptied of rebels in March.", "withdrawal happened 2018-03-01 2018-03-31 armed-opposition"),
    ("2018-04-20", "Turkish engineers put up an observation post near Morek on Saturday.", "deployment happened 2018-04-14 2018-04-14 turkey"),
    ("2018-04-20", "The next convoys to Jarablus are due on Monday, 23 April.", "withdrawal planned 2018-04-23 2018-04-23"),
    ("2017-11-10", "The army marched into Albu Kamal on Wednesday.", "territory-change happened 2017-11-08 2017-11-08 syrian-army"),
    ("2017-11-10", "A Turkish convoy and its escort of soldiers marched into Darat Izza on Wednesday.", ""),
    ("2017-11-10", "On Thursday the town of Mayadin was in the army's hands.", "territory-change happened 2017-11-09 2017-11-09 syrian-army"),
    ("2018-03-20", "Harasta bowed to the army's terms on Monday.", "agreement happened 2018-03-19 2018-03-19 syrian-army"),
    ("2018-03-20", "Moscow had offered a pause and the rebels accepted it on Monday.", "agreement happened 2018-03-19 2018-03-19 armed-opposition"),
    ("2018-03-20", "The truce, in force in the north since 27 February, is worn.", "agreement happened 2018-02-27 2018-02-27"),
    ("2016-04-25", "The HNC put off its formal participation on Tuesday.", "rejection happened 2016-04-19 2016-04-19 hnc"),
    ("2019-12-11", "The working group on prisoners held a session on the margins of the round on Tuesday.", "meeting happened 2019-12-10 2019-12-10"),
    ("2019-12-11", "The guarantors will meet for the fifteenth time on 4 March.", ""),
    ("2016-02-04", "Israeli jets strike Jamraya on Wednesday night.", "airstrike happened 2016-02-03 2016-02-03 israel"),
    ("2014-02-10", "He took a list of hostages home on Sunday.", ""),
    ("2014-02-10", "Homs, besieged for two years, was quiet.", ""),
    ("2021-12-22", "They condemned Israeli raids, including one on Jamraya, on Monday.", "accusation happened 2021-12-20 2021-12-20 israel; airstrike happened 2021-12-20 2021-12-20 israel"),
    ("2018-07-20", "Troops seized al-Masmiyah on Tuesday.", "territory-change happened 2018-07-17 2018-07-17 syrian-army"),
    ("2018-07-20", "Busra al-Harir is small; the army took it on Tuesday.", "territory-change happened 2018-07-17 2018-07-17 syrian-army"),
    ("2019-01-15", "Warplanes fired missiles at depots near Kiswah on Saturday.", "airstrike happened 2019-01-12 2019-01-12"),
    ("2019-01-15", "Iran and Turkey sat at one table in Doha on Saturday.", "meeting happened 2019-01-12 2019-01-12 iran turkey"),
    ("2019-01-15", "Damascus charged on Monday that Washington was arming its foes.", "accusation happened 2019-01-14 2019-01-14 syrian-government united-states"),
    ("2019-10-08", "Erdogan announced a new offensive east of the Euphrates.", "offensive planned None None turkey"),
    ("2016-05-03", "On 30 October and again on 14 November 2015 the ministers met, Russia's and Iran's among them.", "meeting happened 2015-11-14 2015-11-14 russia iran; meeting happened 2015-10-30 2015-10-30 russia iran"),
    ("2013-05-08", "Jets bombed Homs on Monday and on 1 May.", "airstrike happened 2013-05-06 2013-05-06; airstrike happened 2013-05-01 2013-05-01"),
    ("2013-05-08", "On April 30, and again four days on, jets bombed Homs.", "airstrike happened 2013-05-04 2013-05-04; airstrike happened 2013-04-30 2013-04-30"),
    ("2018-08-01", "It was Wednesday of last week when IS fighters came out of the desert at dawn and shelled Suwayda.", "shelling happened 2018-07-25 2018-07-25 isis"),
    ("2017-09-02", "In August, soldiers and fighters of the Hezbollah movement liberate Maaloula.", "territory-change happened 2017-08-01 2017-08-31 hezbollah"),
    ("2017-09-02", "The army helped the governor and his men liberate nobody.", ""),
    ("2017-09-02", "On Tuesday a spokesman for Ahrar al-Sham alleged that fighters had shot down a Syrian jet.", "aircraft-downed happened 2017-08-29 2017-08-29 ahrar-al-sham syrian-army"),
    ("2017-09-02", "A Syrian jet was shot down over Suwayda on Tuesday. It was downed in Wadi Mahmoud in eastern Sweida.", "aircraft-downed happened 2017-08-29 2017-08-29 syrian-army"),
    ("2017-09-02", "Last month, the army captured Sukhna. Militants have released a pilot.", "territory-change happened 2017-08-01 2017-08-31 syrian-army; detainee-release happened None None armed-opposition"),
    ("2019-06-20", "Jets bombed Hass on Monday and a helicopter dropped barrel bombs on Sarmin.", "airstrike happened 2019-06-17 2019-06-17; airstrike happened 2019-06-17 2019-06-17"),
    ("2012-08-14", "Rebels abducted an officer on Monday. Also on Monday, gunmen abducted an engineer in Damascus.", "detention happened 2012-08-13 2012-08-13 armed-opposition; detention happened 2012-08-13 2012-08-13 armed-opposition"),
    ("2018-02-28", "The pause fell apart on Tuesday, with Moscow accusing the rebels of new attacks.", "breakdown happened 2018-02-27 2018-02-27; accusation happened 2018-02-27 2018-02-27 russia armed-opposition"),
    ("2019-01-20", "On 10 January Tahrir al-Sham forced its rivals to sign a deal.", "agreement happened 2019-01-10 2019-01-10 hts"),
    ("2017-08-04", "Five captured Hezbollah men were freed on Thursday.", "detainee-release happened 2017-08-03 2017-08-03 hezbollah"),
    ("2020-02-28", "Putin and Erdogan, whose memorandum of September 2018 was supposed to spare Idlib, were silent.", "agreement happened 2018-09-01 2018-09-30 russia turkey"),
    ("2024-01-26", "The ceasefire of March 2020 has been thin since drones struck Homs on 5 October.", "agreement happened 2020-03-01 2020-03-31; airstrike happened 2023-10-05 2023-10-05"),
    ("2022-11-23", "Flags have hung low since Sunday in memory of the blast of 13 November.", "bombing happened 2022-11-13 2022-11-13"),
    ("2018-09-19", "A Russian plane was hit by a Syrian missile on Monday.", ""),
    ("2020-02-28", "A raid hit Balyun on Thursday and rebels attacked Saraqib. Moscow said that its planes were not involved.", "airstrike happened 2020-02-27 2020-02-27; offensive happened 2020-02-27 2020-02-27 armed-opposition; airstrike denied 2020-02-27 2020-02-27 russia"),
    ("2012-08-03", "Kofi Annan has resigned. He told reporters on Thursday that the powers had failed him.", "appointment happened 2012-08-02 2012-08-02 un-envoy"),
    ("2017-02-17", "Syria's representative to the UN, Bashar Jaafari, blamed Turkey on Thursday.", "accusation happened 2017-02-16 2017-02-16 syrian-government turkey"),
    ("2021-07-20", "They stressed the need for the delivery of aid in Idlib on Monday.", ""),
    ("2018-07-20", "Nothing was settled on the zones in Astana on Monday.", ""),
    ("2023-05-11", "The Arab League readmitted Syria on Sunday.", "agreement happened 2023-05-07 2023-05-07 arab-league syrian-government"),
    ("2015-07-20", "NATO ambassadors will meet in Brussels on 28 July at Turkey's request.", "meeting planned 2015-07-28 2015-07-28"),
    ("2020-02-20", "NATO's commanders were called to Brussels for talks on Monday.", "meeting happened 2020-02-17 2020-02-17"),
    ("2017-08-04", "The guns near Daraa have been silent since 9 July under a deal of Russia and Jordan.", "agreement happened 2017-07-09 2017-07-09 russia jordan"),
    ("2017-08-04", "The army declared a halt on 22 July in Douma.", "agreement happened 2017-07-22 2017-07-22 syrian-army"),
    ("2018-07-27", "Lavrov brought an offer on Monday; Netanyahu refused it.", "rejection happened 2018-07-23 2018-07-23 israel"),
    ("2017-12-14", "Jaafari's team left the hotel in anger on Saturday.", "rejection happened 2017-12-09 2017-12-09 syrian-government"),
    ("2017-05-20", "An evacuation of Barzeh began on 8 May.", "withdrawal happened 2017-05-08 2017-05-08"),
    ("2017-08-24", "Ahrar al-Sham left Bab al-Hawa on 23 July.", "withdrawal happened 2017-07-23 2017-07-23 ahrar-al-sham"),
    ("2012-08-03", "Assad's troops have been locked in battle with the Free Syrian Army over Aleppo since Monday.", "offensive happened 2012-07-30 2012-08-03 syrian-army fsa"),
    ("2018-02-14", "Troops loyal to Damascus have been pushing northward since 5 February.", "offensive happened 2018-02-05 2018-02-14 syrian-army"),
    ("2017-05-20", "Daesh killed fifty people in Aqareb on Thursday.", "offensive happened 2017-05-18 2017-05-18 isis"),
    ("2020-02-11", "Turkish guns fired back on Monday.", "shelling happened 2020-02-10 2020-02-10 turkey"),
    ("2023-10-06", "Drones came down on a parade ground in Homs on Thursday.", "airstrike happened 2023-10-05 2023-10-05"),
    ("2017-08-24", "Russian military police took up two checkpoints in Daraa on 21 July.", "deployment happened 2017-07-21 2017-07-21 russia"),
    ("2017-08-04", "Convoys with food and medicine are to follow.", "aid-delivery planned None None"),
    ("2023-02-20", "Saudi Arabia landed a relief flight in Aleppo on 14 February.", "aid-delivery happened 2023-02-14 2023-02-14 saudi-arabia"),
    ("2018-07-27", "Bosra gave itself up on 1 July.", "territory-change happened 2018-07-01 2018-07-01"),
    ("2018-05-17", "No chemical attack took place in Douma on April 7.", "chemical-attack denied 2018-04-07 2018-04-07"),
    ("2016-02-27", "Islamic State and the Nusra Front were left out of the truce on Friday.", ""),
    ("2020-03-06", "They undertook on Thursday to go on fighting al-Nusra.", ""),
    ("2018-04-02", "Jaysh al-Islam still holds Douma. On Sunday the rebels shelled Damascus.", "shelling happened 2018-04-01 2018-04-01 jaysh-al-islam"),
    ("2018-04-02", "Jaysh al-Islam fell out with Faylaq al-Rahman. On Sunday the rebels shelled Damascus.", "shelling happened 2018-04-01 2018-04-01 armed-opposition"),
    ("2018-04-02", "Islamic State still holds Yarmouk. On Sunday the fighters shelled Tadamon.", "shelling happened 2018-04-01 2018-04-01 isis"),
    ("2018-04-02", "Islamic State still holds Yarmouk. On Sunday the fighters left Qaboun by bus.", "withdrawal happened 2018-04-01 2018-04-01 armed-opposition"),
    ("2018-04-02", "A car bomb killed ten people in Manbij on Sunday. Islamic State claimed responsibility.", "bombing happened 2018-04-01 2018-04-01 isis"),
    ("2018-04-02", "A car bomb killed ten people in Manbij on Sunday. Nobody has claimed responsibility, Islamic State included.", "bombing happened 2018-04-01 2018-04-01"),
    ("2018-04-02", "A convoy was attacked on Sunday by gunmen near Palmyra.", "offensive happened 2018-04-01 2018-04-01 armed-opposition"),
    ("2016-06-20", "Soldiers opened fire on a bus in Homs on Sunday, leaving 12 dead and scores wounded.", "offensive happened 2016-06-19 2016-06-19 syrian-army"),
    ("2018-02-11", "A jet crashed on Saturday, hit by Syrian air defences.", "aircraft-downed happened 2018-02-10 2018-02-10 syrian-government"),
    ("2021-09-09", "Ministers of Jordan and Lebanon agreed on Wednesday to reopen the pipeline through Syria.", "agreement happened 2021-09-08 2021-09-08 jordan lebanon"),
    ("2018-05-13", "Turkish troops begin to set up observation posts in Idlib on 12 October 2017.", "deployment happened 2017-10-12 2017-10-12 turkey"),
    ("2018-07-28", "On Thursday the army's flag went up in the town of Quneitra.", "territory-change happened 2018-07-26 2018-07-26 syrian-army"),
    ("2017-09-02", "President Bashar al-Assad marked the feast on Friday with prayers in Qarat.", "public-appearance happened 2017-09-01 2017-09-01 syrian-government"),
    ("2016-09-21", "Two days before the convoy was hit from the air on Monday, rebels shelled Hama.", "airstrike happened 2016-09-19 2016-09-19; shelling happened 2016-09-17 2016-09-17 armed-opposition"),
    ("2018-02-14", "A convoy was shelled on Monday. The army took Surman on Saturday. Two days after the convoy was hit, HTS shot down a jet.", "shelling happened 2018-02-12 2018-02-12; territory-change happened 2018-02-10 2018-02-10 syrian-army; aircraft-downed happened 2018-02-14 2018-02-14 hts"),
    ("2017-04-01", "The army captured Arzeh on the 21st of the month.", "territory-change happened 2017-03-21 2017-03-21 syrian-army"),
    ("2012-07-19", "Wednesday's bombing at the headquarters in Damascus killed the minister.", "bombing happened 2012-07-18 2012-07-18"),
    ("2016-12-23", "The fall of Aleppo on Thursday, after four years, was a turn.", "territory-change happened 2016-12-22 2016-12-22"),
    ("2015-03-18", "Six people died in Sarmin on Monday when a helicopter dropped barrels filled with chlorine.", "chemical-attack happened 2015-03-16 2015-03-16"),
    ("2018-04-09", "Chlorine was dropped on Douma on Saturday. Russian specialists found no trace of chlorine.", "chemical-attack happened 2018-04-07 2018-04-07; chemical-attack denied 2018-04-07 2018-04-07 russia"),
    ("2018-11-26", "Shells landed in Aleppo on Saturday. Rebel commanders denied having fired them.", "shelling happened 2018-11-24 2018-11-24; shelling denied 2018-11-24 2018-11-24 armed-opposition"),
    ("2018-02-11", "An Israeli F-16 crashed in Galilee on Saturday. On Saturday Israel had downed an Iranian drone.", "aircraft-downed happened 2018-02-10 2018-02-10 israel; aircraft-downed happened 2018-02-10 2018-02-10 israel iran"),
    ("2019-07-23", "Warplanes bombed a market in Hass on Monday and, hours later, struck a depot outside Saraqib.", "airstrike happened 2019-07-22 2019-07-22; airstrike happened 2019-07-22 2019-07-22"),
    ("2013-05-06", "Israel has bombed Syria: on Friday a shipment in Homs, on Sunday a centre in Idlib.", "airstrike happened 2013-05-03 2013-05-03 israel; airstrike happened 2013-05-05 2013-05-05 israel"),
    ("2019-06-28", "Regime artillery killed a Turkish soldier near Hama on Thursday.", "shelling happened 2019-06-27 2019-06-27 syrian-army turkey"),
    ("2012-05-26", "Ninety people lay dead in Houla on Saturday after a night of tank and mortar fire.", "shelling happened 2012-05-26 2012-05-26"),
    ("2021-12-28", "For the second time this month, Israeli missiles hit Latakia on Tuesday.", "shelling happened 2021-12-28 2021-12-28 israel"),
    ("2017-03-04", "The army walked into Palmyra on Thursday, behind Russian helicopters.", "territory-change happened 2017-03-02 2017-03-02 syrian-army russia"),
    ("2019-05-07", "Between 26 April and 6 May, air and artillery attacks hit 12 hospitals in Idlib.", "airstrike happened 2019-04-26 2019-05-06"),
    ("2020-02-06", "Television showed soldiers raising the flag in the centre of Saraqib, which the army entered on Wednesday.", "territory-change happened 2020-02-05 2020-02-05 syrian-army"),
    ("2012-07-20", "The jet was over the sea on Monday when it was hit.", ""),
    ("2021-03-22", "The hospital at Atarib took a direct hit from artillery on Sunday.", "shelling happened 2021-03-21 2021-03-21"),
    ("2016-10-27", "The school at Hass took seven bombs on Wednesday morning.", "airstrike happened 2016-10-26 2016-10-26"),
    ("2018-07-02", "Bosra al-Sham gave up on Sunday.", "territory-change happened 2018-07-01 2018-07-01"),
    ("2022-05-14", "Militants fired a guided missile at a post near Aleppo on Friday.", "shelling happened 2022-05-13 2022-05-13 armed-opposition"),
    ("2020-03-01", "Turkey rested on Sunday after downing two jets over Idlib and hitting the airport at Nayrab with drones.", "aircraft-downed happened 2020-03-01 2020-03-01 turkey; airstrike happened 2020-03-01 2020-03-01 turkey"),
    ("2023-08-06", "A mine went off near Raqqa on Tuesday, and a landmine in Homs the day after cost nine lives.", "bombing happened 2023-08-01 2023-08-01; bombing happened 2023-08-02 2023-08-02"),
    ("2023-07-07", "Russian jets harassed American drones over Raqqa on Wednesday, dropping flares in their path.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "expected"), TABLE)
def test_a_sentence(published: str, text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(published, text)) == expected


def test_a_note_under_its_day_wants_no_verb() -> None:
    text = "\n\n".join(
        ["Monday 1. Quiet.", "Tuesday 2. Air raids on Nawa. Three dead.", "Thursday 4. Rain.", "Friday 5. Fog."]
    )
    assert [told(e) for e in events("2018-10-06", text)] == ["airstrike happened 2018-10-02 2018-10-02"]


def test_a_blame_of_no_day_is_of_the_day_of_the_text() -> None:
    text = "The truce has been in force since 30 December.\n\nThe opposition accused Damascus of breaches."
    assert told(events("2017-01-24", text)[-1]).startswith("accusation happened 2017-01-24 2017-01-24")


def test_a_place_that_measures_how_far_another_lies_is_none_of_the_event() -> None:
    text = "On Friday the army captured the town of Sukhna, which lies 70 kilometres from Palmyra."
    assert [one.place for one in events("2017-09-02", text)] == ["Sukhna"]
    text = "On Friday the president travelled to the town of Qarat, located about 100 kilometers (62 miles) from Damascus, to participate in prayers."
    assert [one.place for one in events("2017-09-02", text)] == ["Qarat"]


def test_what_opens_a_sentence_or_names_an_operation_is_no_place() -> None:
    text = "Twin car bombs killed 54 on Tuesday. Jihadists abducted three women on Wednesday."
    assert [one.place for one in events("2012-11-30", text)] == [None, None]
    text = "Erdogan announced on Wednesday the start of Operation Peace Spring against the YPG."
    assert [one.place for one in events("2019-10-10", text)] == [None]
