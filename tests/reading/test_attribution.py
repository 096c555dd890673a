"""Who says it, and when: one row for each way of saying."""

from datetime import date

import pytest

from events.reading.lines import Line, line_of
from events.reading.sayings.attribution import Attribution
from events.reading.texts.documents import document_from_text
from events.reading.texts.folding import fold
from events.reading.times.finding import find_times
from tests.reading.record import lexicon

TABLE = [
    ("The opposition High Negotiations Committee said the zones are quiet.", "zones", "hnc", None),
    ("A bomb hit the market, killing at least nine people, according to the Syrian Observatory for Human Rights.", "market", "sohr", None),
    ("Jets struck a market, forcing thousands to flee, according to the Syrian Observatory for Human Rights.", "market", None, None),
    ("Alexander Lavrentyev met the three states that guarantee the talks.", "talks", None, None),
    ("The two began patrols, which Iran has denounced as a breach.", "patrols", None, None),
    ('"It will not spoil this," Alexander Lavrentyev said after talks the same night.', "talks", None, None),
    ("The Kazakh Foreign Ministry said on Friday that the talks will be held.", "talks", "kazakh-foreign-ministry", "2017-09-01"),
    ("The talks will be held, the Kazakh Foreign Ministry said in a statement on Friday.", "talks", "kazakh-foreign-ministry", "2017-09-01"),
    ("Jets struck a market, according to the Syrian Observatory for Human Rights.", "market", "sohr", None),
    ("According to Alexander Lavrentyev, the zones are ready.", "zones", "alexander-lavrentiev", None),
    ('"The zones are ready," said Alexander Lavrentyev.', "zones", "alexander-lavrentiev", None),
    ('"We are ready. The zones are drawn," Alexander Lavrentyev told reporters.', "ready", "alexander-lavrentiev", None),
    ("Bashar al-Jaafari, who heads the delegation, said the zones are ready.", "zones", "bashar-al-jaafari", None),
    ("Bashar al-Jaafari spoke to the press. The zones, he added, are ready.", "zones", "bashar-al-jaafari", None),
    ("The Kazakh Foreign Ministry sent invitations, it said. The ministry also said that zones are ready.", "zones", "kazakh-foreign-ministry", None),
    ("A spokesman for the Syrian army said the zones are quiet.", "zones", "syrian-army", None),
    ("Two sources close to the talks said the zones are quiet.", "zones", None, None),
    ("Syrian state media said the zones are quiet.", "zones", None, None),
    ("The zones are quiet.", "zones", None, None),
    ('"The zones are ready," Bashar al-Jaafari was quoted by SANA as saying.', "zones", "bashar-al-jaafari", None),
    ("TASS quoted Alexander Lavrentyev as saying that the zones are ready.", "zones", "alexander-lavrentiev", None),
    ("The zones are quiet, agencies reported, citing the Russian Foreign Ministry.", "zones", "russian-foreign-ministry", None),
    ('"We met," Alexander Lavrentyev said. "The talks ended. The zones are ready."', "zones", "alexander-lavrentiev", None),
    ("Iran, an ally of Syria, said the zones are quiet.", "zones", "iran", None),
    ("The jet came down; Saad al-Haj, spokesman of the Syrian army, claimed at the time that the zones were quiet.", "zones", "syrian-army", None),
    ("MODERATOR: Yes?\n\nQ: Where?\n\nSergei Lavrov: Here. The zones are quiet.\n\nQ: When?", "zones", "sergei-lavrov", None),
    ("Sergei Lavrov: Here.\n\nQ: Are the zones quiet?\n\nSergei Lavrov: Yes.\n\nQ: When?", "zones", None, None),
    ("The United Nations counts 950,000 displaced in the camps.", "displaced", "united-nations", None),
    ("Two UN officials said the zones are quiet.", "zones", "united-nations", None),
    ("Two Russian officials said the zones are quiet.", "zones", None, None),
    ("The army hit the market on Friday, said Sergei Lavrov, a friend of Homs.", "market", "sergei-lavrov", None),
    ("The army hit the market on Friday, killing five, said a resident and the Observatory.", "market", "sohr", None),
    ("The Syrian army, speaking in Homs, said Iran had hit the market.", "market", "syrian-army", None),
    ("The Syrian army hit the market on Friday, the local council said.", "market", None, None),
    ("Sergei Lavrov, speaking after talks with his Turkish guest, said the zones are quiet.", "zones", "sergei-lavrov", None),
    ("The Observatory, a group that lives of a network of activists, said the zones are quiet.", "zones", "sohr", None),
    ("The rebel group Hay'at Tahrir al-Sham said the zones are quiet.", "zones", "hts", None),
    ("The opposition's High Negotiations Committee said the zones are quiet.", "zones", "hnc", None),
    ("The opposition in the High Negotiations Committee said the zones are quiet.", "zones", "syrian-opposition", None),
    ("TASS reported Sergei Lavrov as saying the zones are quiet.", "zones", "sergei-lavrov", None),
    ("TASS reported Sergei Lavrov as missing; the zones are quiet.", "zones", None, None),
    ("The rescuers known as the Observatory said the zones are quiet.", "zones", "sohr", None),
    ("A source close to Sergei Lavrov said the zones are quiet.", "zones", None, None),
    ("Two diplomats who have met Sergei Lavrov said the zones are quiet.", "zones", None, None),
    ("The zones are quiet, said two diplomats who have met Sergei Lavrov.", "zones", None, None),
    ("The zones are quiet, a TASS photographer on the Turkish side said.", "zones", None, None),
    ("Sergei Lavrov said nine had died. \"The zones are quiet. We are glad.\"", "quiet", "sergei-lavrov", None),
    ("A resident said nine had died. \"The zones are quiet. We are glad.\"", "quiet", None, None),
    ("The Kazakh Foreign Ministry said nine had died. \"Turkish zones are quiet,\" it said.", "zones", "kazakh-foreign-ministry", None),
    ("The zones were hit, in what Sergei Lavrov described as a mistake.", "zones", None, None),
    ("Hours before Sergei Lavrov told the council of it, the zones were hit.", "zones", None, None),
    ("Sergei Lavrov posted on X that the zones are quiet.", "zones", "sergei-lavrov", None),
    ("The zones have Turkish posts, and more will come.", "zones", None, None),
    ("The zones are quiet, Sergei Lavrov said afterwards.", "zones", "sergei-lavrov", None),
    ("Sergei Lavrov was glad. In the end he said the zones are quiet.", "zones", "sergei-lavrov", None),
    ("Most of it was eaten, women in the camp told the United Nations.", "eaten", None, None),
    ("The zones are quiet. The claim, made by the Syrian army, could not be verified.", "quiet", "syrian-army", None),
    ("The zones are quiet. This was announced at the close of the talks by Sergei Lavrov.", "quiet", "sergei-lavrov", None),
    ("The zones are quiet. That is the version of the Syrian army.", "quiet", "syrian-army", None),
    ("The zones are quiet. So the Syrian army says.", "quiet", "syrian-army", None),
    ("The zones are quiet. The report of the Syrian army is long.", "quiet", None, None),
    ('"We met," Sergei Lavrov said on Friday. "The zones are quiet."', "quiet", "sergei-lavrov", "2017-09-01"),
    ('Sergei Lavrov was blunt. "The zones are quiet."', "quiet", "sergei-lavrov", None),
    ('Homs is in ruins. "The zones are quiet."', "quiet", None, None),
    ('Sergei Lavrov: "The zones are quiet."', "quiet", "sergei-lavrov", None),
    ("The Kazakh Foreign Ministry: Zones are quiet.", "quiet", "kazakh-foreign-ministry", None),
    ("Russia: Zones are quiet.", "quiet", None, None),
    ("Sergei Lavrov made clear that the zones are quiet.", "quiet", "sergei-lavrov", None),
    ("The Syrian army's plan was made clear: the zones are quiet.", "quiet", None, None),
    ("The Syrian army's media unit said the zones are quiet.", "quiet", "syrian-army", None),
    ("The Syrian army and residents said the zones are quiet.", "quiet", "syrian-army", None),
    ("The claim by Sergei Lavrov that the zones are quiet was heard.", "quiet", "sergei-lavrov", None),
    ("A warning from the United Nations that the zones are not quiet went unheard.", "quiet", "united-nations", None),
    ("Sergei Lavrov was clear. Zones, he went on, are quiet.", "quiet", "sergei-lavrov", None),
    ("Zones are quiet, Sergei Lavrov summed up.", "quiet", "sergei-lavrov", None),
    ("Sergei Lavrov went on to Homs. Zones are quiet.", "quiet", None, None),
    ("Zones are quiet, the Kazakh Foreign Ministry informed the media.", "quiet", "kazakh-foreign-ministry", None),
    ("Sergei Lavrov is confident that zones are quiet.", "quiet", "sergei-lavrov", None),
    ("It is certain that zones are quiet.", "quiet", None, None),
    ("Sergei Lavrov expressed regret that zones are quiet.", "quiet", "sergei-lavrov", None),
    ("Sergei Lavrov assured reporters that zones are quiet.", "quiet", "sergei-lavrov", None),
    ("Sergei Lavrov drew a map. Zones are quiet.", "quiet", None, None),
    ("Zones are quiet, Sergei Lavrov said. The head of the Russian team added that Homs is calm.", "calm", "sergei-lavrov", None),
    ("Zones are quiet, Sergei Lavrov said. The head of the Iranian team added that Homs is calm.", "calm", "iran", None),
    ("A spokesman for the Syrian army said it was over. The zones, he said, are quiet.", "zones", "syrian-army", None),
    ("Alexander Lavrentyev was pleased, Sergei Lavrov said. Bashar al-Jaafari has lasted longer. He said the zones are quiet.", "zones", "bashar-al-jaafari", None),
    ("Alexander Lavrentyev let it be known that the zones are ready.", "zones", "alexander-lavrentiev", None),
    ("Turkey blamed Iran, and within an hour the zones were hit.", "zones", None, None),
    ("Turkey took the town, forcing some 180,000 people to flee, according to the UN.", "town", None, None),
    ("Turkey took the town, forcing some 180,000 people to flee, according to the UN.", "people", "united-nations", None),
    ("The zones are quiet, reported the Kazakh Foreign Ministry's press service.", "quiet", "kazakh-foreign-ministry", None),
    ("Kazakhstan says little. Zones are quiet, reports the press service of the ministry.", "quiet", "kazakh-foreign-ministry", None),
    ("Zones are quiet, said the Syrian Observatory for Human Rights.", "quiet", "sohr", None),
    ("Sergei Lavrov, who was calm, announced the army's withdrawal from the zones.", "zones", "sergei-lavrov", None),
    ("Russia, Iran and Turkey met, they said, where zones are quiet.", "zones", None, None),
    ("Russia met them, it said, where zones are quiet.", "zones", "russia", None),
    ("Some 950,000 people fled the zones, UN figures show.", "zones", "united-nations", None),
    ("Some 950,000 people fled the zones, pictures show.", "zones", None, None),
    ("The Syrian army took Hajin, its spokesman John Doe said.", "Hajin", "syrian-army", None),
    ("Hay'at Tahrir al-Sham took Hajin, the group said on a channel.", "Hajin", "hts", None),
    ("While Sergei Lavrov said that it held, the zones were hit.", "zones", None, None),
    ("Despite what Sergei Lavrov said, the zones are hit.", "zones", None, None),
    ("After it fell, Sergei Lavrov said the zones are quiet.", "zones", "sergei-lavrov", None),
    ("The zones are quiet, TASS reported, quoting witnesses.", "zones", None, None),
    ("The zones are quiet, TASS reported, quoting Sergei Lavrov.", "zones", "sergei-lavrov", None),
    ("The zones are quiet, said John Doe, a spokesman for the Syrian army.", "zones", "syrian-army", None),
    ("The zones are quiet, said John Doe, a doctor in the town.", "zones", None, None),
    ("The zones are ready, Alexander Lavrentyev reminded reporters.", "zones", "alexander-lavrentiev", None),
    ("It was over, Sergei Lavrov said. The zones are quiet, he continued.", "zones", "sergei-lavrov", None),
    ("Turkey continued the building of posts, and the zones are quiet.", "zones", None, None),
    ("The zones are ready, the agency reports with reference to the Russian Foreign Ministry.", "zones", "russian-foreign-ministry", None),
    ("Sergei Lavrov: Here.\n\nQ: When?\n\nSergei Lavrov: Soon.\n\n(Note: the zones are quiet.)\n\nQ: Now?\n\nThe rest was gas.", "zones", None, None),
    ("Sergei Lavrov: Here.\n\nQ: When?\n\nSergei Lavrov: Soon.\n\nQ: Now?\n\nThe rest was on gas.", "gas", None, None),
    ("Staffan de Mistura left. He thanked Nasr al-Hariri. He said the zones are quiet.", "zones", "staffan-de-mistura", None),
    ("Nasr al-Hariri left, diplomats said. The zones, he said, are quiet.", "zones", None, None),
    ("ASTANA - The zones are quiet, the Foreign Ministry said.", "zones", "kazakh-foreign-ministry", None),
    ("The zones are quiet, Russian Foreign Minister Sergei Lavrov said. The ministry said that camps are full.", "camps", "russian-foreign-ministry", None),
    ("The Kazakh Foreign Ministry met. The ministry's spokesman, Ali Najafi, said it was over. Najafi said the zones are quiet.", "zones", "kazakh-foreign-ministry", None),
    ("On Iraq, a Hassan Najafi said the zones are quiet.", "zones", None, None),
    ("Sergei Lavrov met Staffan de Mistura. The zones are quiet, the envoy said.", "zones", "staffan-de-mistura", None),
    ("Staffan de Mistura left. The zones are quiet, the UN envoy said.", "zones", "staffan-de-mistura", None),
    ("The zones are quiet, the Russian news agency TASS said. The camps, the agency said, are full.", "camps", "tass", None),
    ("MOSCOW, May 5. /TASS/ The zones are quiet, TASS reported.", "zones", None, None),
    ("The zones are quiet, SANA said, citing the Russian Foreign Ministry.", "zones", "russian-foreign-ministry", None),
    ("A source told TASS that the zones are quiet.", "zones", None, None),
    ("The zones are quiet, Sergei Lavrov noted.", "zones", "sergei-lavrov", None),
    ("The zones are quiet, a UN official said here Friday, and Jordan left.", "zones", "united-nations", "2017-09-01"),
    ("The zones are quiet, the Observatory reported, six weeks after it began.", "zones", "sohr", None),
    ("The zones are quiet, Sergei Lavrov said after the camps were shut.", "camps", None, None),
    ("The zones are quiet in Sergei Lavrov's view.", "zones", "sergei-lavrov", None),
    ("The zones, which the Observatory registered, are quiet.", "quiet", None, None),
    ("The zones that Russia announced for May are quiet.", "quiet", None, None),
    ("The zones are quiet, Dr. Sergei Lavrov said after the camps were shut.", "camps", None, None),
    ("The zones are quiet, Foreign and Expatriates Minister Sergei Lavrov said.", "zones", "sergei-lavrov", None),
    ("Speaker: Staffan de Mistura.\n\nOPENING REMARKS. The zones are quiet.\n\nQ (press): When?\n\nA: Soon.\n\nQ: Now?\n\nA: No.", "zones", "staffan-de-mistura", None),
    ("Staffan de Mistura spoke.\n\nQ (press): When?\n\nA: The zones are quiet.\n\nQ: Now?\n\nA: No.", "zones", "staffan-de-mistura", None),
    ("A researcher spoke to us.\n\nQ: When?\n\nA: The zones are quiet.\n\nQ: And Sergei Lavrov?\n\nA: No.", "zones", None, None),
    ("The Kazakh Foreign Ministry issued the following statement:\n\nThe zones are quiet.\n\nThe camps are full.", "camps", "kazakh-foreign-ministry", None),
    ("Russia and Iran issued the following statement:\n\nThe zones are quiet.\n\nThe camps are full.", "camps", None, None),
    ("Staffan de Mistura left. When he met Sergei Lavrov, he said the zones are quiet.", "zones", "staffan-de-mistura", None),
    ("It is quiet in the zones, says Sergei Lavrov, the Russian minister.", "zones", "sergei-lavrov", None),
    ("The zones are quiet with Staffan de Mistura there, added Sergei Lavrov.", "zones", "sergei-lavrov", None),
    ("The UN met Ahmad Toma, head of the opposition delegation, who said that the zones are quiet.", "zones", "ahmad-toma", None),
    ("The Russian Foreign Ministry, in a letter to the UN and Turkey, said that the zones are quiet.", "zones", "russian-foreign-ministry", None),
    ("The monitor of the Observatory, which Turkey funds, said that the zones are quiet.", "zones", "sohr", None),
    ("The Ministry of Foreign Affairs of the Republic of Kazakhstan informs that the zones are quiet.", "zones", "kazakh-foreign-ministry", None),
    ('Sergei Lavrov left. "Iran said so," he said. He said the zones are quiet.', "zones", "sergei-lavrov", None),
    ("Russia left the so-called gunmen, and the zones are quiet.", "zones", None, None),
    ("The zones are quiet with Iran and Turkey as guarantor states.", "zones", None, None),
    ("Staffan de Mistura's office said the zones are quiet.", "zones", "un-envoy", None),
    ("The zones are quiet, Sergei Lavrov went on to say.", "zones", "sergei-lavrov", None),
    ("Maria Zakharova said the zones are quiet.", "zones", "russian-foreign-ministry", None),
    ("Sergei Lavrov spoke. He said it was over. TASS quoted him as saying the zones are quiet.", "zones", "sergei-lavrov", None),
    ("Iran said on Friday that it was over, and warned that the zones are quiet.", "zones", "iran", "2017-09-01"),
    ("Remarks by Staffan de Mistura\n\nI am here. The zones are quiet. I came. I go.\n\nQ: When?", "zones", "staffan-de-mistura", None),
    ("Remarks by Staffan de Mistura\n\nHe came. The zones are quiet. He left.", "zones", None, None),
    ("Sergei Lavrov left, he said. The Russian diplomat said the zones are quiet.", "zones", "sergei-lavrov", None),
    ("Staffan de Mistura left, he said. The Russian diplomat said the zones are quiet.", "zones", None, None),
    ("The zones are quiet, Dr. Sergei Lavrov recalled.", "zones", "sergei-lavrov", None),
    ("At the OPCW the U.S. delegate said the zones are quiet.", "zones", "united-states", None),
    ("A Russian delegate said the zones are quiet.", "zones", None, None),
    ("Russia and Iran said the zones are quiet.", "zones", None, None),
    ("Turkey met Iran. It said the zones are quiet.", "zones", "turkey", None),
    ("Staffan de Mistura put the number in the zones at 900.", "zones", "staffan-de-mistura", None),
]  # fmt: skip


def lines(text: str) -> list[Line]:
    document, folded, found = document_from_text(text), fold(text), []
    names = lexicon().mentions(text)
    times = find_times(document.sentences, date(2017, 9, 2))
    running = False
    for s in document.sentences:
        inside = [m for m in names if s.start <= m.start < s.end]
        whens = [w for w in times if s.start <= w.span.start < s.end]
        line = line_of(s, folded[s.start : s.end], inside, whens, running)
        running = line.ends_quoted
        found.append(line)
    return found


@pytest.mark.parametrize(("text", "word", "speaker", "day"), TABLE)
def test_the_speaker_of_a_word(text: str, word: str, speaker: str | None, day: str | None) -> None:
    said = Attribution(lines(text), lexicon=lexicon()).at(text.index(word))
    assert (said and said.speaker, str(said.day) if said and said.day else None) == (speaker, day)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The round opens in May, Sergei Lavrov said. It would be the sixth.", "sergei-lavrov"),
        ("The round opens in May, Sergei Lavrov said. It would have been the sixth.", None),
        ("The round opens in May, Sergei Lavrov said. It is the sixth.", None),
        ("The papers are not ready, Sergei Lavrov said. They will be signed at the sixth.", "sergei-lavrov"),
        ("The papers are not ready, Sergei Lavrov said. Turkey will host the sixth.", None),
        ("The round opens in May, Sergei Lavrov said.\n\nIt would be the sixth.", None),
    ],
)
def test_would_goes_on_with_the_words_told_just_before(text: str, speaker: str | None) -> None:
    said = Attribution(lines(text)).going_on(text.index("sixth"))
    assert (said.speaker if said else None) == speaker
