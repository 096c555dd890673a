"""Pages for the benchmarks: six templates, 20-80 KB, bodies of 3-6 KB, the same each time."""

import random

PARTS = [
    "The {n} round of the Astana talks on Syria will be held on 14 and 15 September, the Kazakh Foreign Ministry said.",
    "Delegations of the Syrian government and of the armed opposition arrived in Kazakhstan on Wednesday evening.",
    "Russia, Iran and Turkey, the guarantor states, met behind closed doors before the plenary session.",
    "UN envoy Staffan de Mistura said that he wanted to convene the next round in Geneva in October.",
    "Experts went on drawing the maps of the de-escalation zones in Idlib, northern Homs and Eastern Ghouta.",
    "The army took the village after three days of fighting, the Syrian Observatory for Human Rights reported.",
    "Prices in the market had risen again, said a trader who asked not to be named, and nobody knew why.",
    "A convoy with food and medicine reached the besieged town on Monday, a spokesman of the Red Crescent said.",
    "The minister thanked the hosts, spoke of small steps, and left the hall without taking any questions.",
    "Two buses with released prisoners crossed the line at noon, while relatives waited on the other side.",
    "Weather kept most of the aircraft on the ground; the road to the coast stayed closed for a second day.",
    "In the capital the talk was of schools, bread and electricity, and hardly of the meeting at all.",
]
ORDINALS = ["third", "fourth", "fifth", "sixth", "seventh", "eighth"]
BLOCKS = ["article", "main", "div", "section", "div", "article"]


def page(number: int, *, short: bool = False) -> bytes:
    """One page; no two have the same text. A short one has a tenth of everything."""
    told = random.Random(number)
    part = 10 if short else 1
    sentences = [
        told.choice(PARTS).format(n=told.choice(ORDINALS)) for _ in range(told.randint(30 // part, 55 // part))
    ]
    sentences[0] += f" This was note {number}."
    body = "".join(f"<p>{' '.join(sentences[n : n + 3])}</p>" for n in range(0, len(sentences), 3))
    block = BLOCKS[number % len(BLOCKS)]
    links = "".join(
        f'<li class="n{n}"><a href="/a/{n}">Link number {n}</a></li>'
        for n in range(told.randint(150 // part, 700 // part))
    )
    style = "".join(f".c{n}{{margin:{n}px}}" for n in range(told.randint(200 // part, 900 // part)))
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Syria talks, note {number}</title><style>{style}</style>"
        f'<meta property="article:published_time" content="2017-09-0{number % 9 + 1}T08:00:00Z"></head><body>'
        f"<nav><ul>{links}</ul></nav><{block} class=story><h1>Syria talks, note {number}</h1>{body}</{block}>"
        f"<footer><p>Terms of use, contact, imprint</p></footer></body></html>"
    ).encode()
