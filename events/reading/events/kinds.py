"""Kinds of events that are read alike."""

# Kinds that may lie in a de-escalation zone, and those that happen on the ground at all.
ZONE_KINDS = frozenset(
    [
        "agreement",
        "breakdown",
        "aid-delivery",
        "deployment",
        "withdrawal",
        "displacement",
        "offensive",
        "territory-change",
        "airstrike",
        "shelling",
        "bombing",
        "chemical-attack",
        "detainee-release",
        "detention",
    ]
)
GROUND_KINDS = ZONE_KINDS | {"aircraft-downed", "protest"}
# What is said and settled, and not done on the ground.
TALK = frozenset({"meeting", "agreement", "rejection", "accusation", "appointment", "sanction"})
# What a state's troops do here, named or not.
TROOP_MOVES = frozenset({"deployment", "withdrawal"})
# On the ground the government is its army.
FOUGHT = frozenset({"airstrike", "shelling", "offensive", "territory-change", "deployment"})
VIOLENT = (FOUGHT - {"deployment"}) | {"bombing", "chemical-attack", "aircraft-downed"}
# Kinds whose rules of a verb and its objects are read the other way round too: "aid was delivered".
TURNED = frozenset(
    ["aid-delivery", "airstrike", "shelling", "offensive", "deployment", "withdrawal", "territory-change", "breakdown"]
)
# Of these nothing has happened where they are only tried: "tried to bring in food".
TRIED = frozenset({"territory-change", "aid-delivery", "withdrawal"})
