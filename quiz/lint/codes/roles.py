"""The codes of roles: whether each can come first, and does so when it should."""

from quiz.lint.codes.code import Code

_ALIKE = """
roles:
  - id: technician
    profile:                    # the reporter's own, but for a little less writing
      people: {target: 100, weight: 2}
      outdoors: {target: 100, weight: 2}
      gear: {target: 0, weight: 2}
      live: {target: 0, weight: 2}
      voice: {target: 0, weight: 2}
      writing: {target: 75, weight: 2}
"""
_MIDDLE = """
roles:
  - id: host
    profile:
      people: {target: 50, weight: 2}
      outdoors: {target: 50, weight: 2}
      gear: {target: 50, weight: 2}
      live: {target: 50, weight: 2}
      voice: {target: 100, weight: 2}
      writing: {target: 50, weight: 2}
"""
_FEW = """
roles:
  - id: host
    profile:
      voice: {target: 100, weight: 2}
      live: {target: 100, weight: 2}
      people: {target: 100, weight: 1}
"""
_MANY = """
dimensions:
  - {id: editing, name: Cutting, low: left as it is, high: cut to the second}
  - {id: music, name: Music, low: spoken word, high: music all day}
  - {id: team, name: Team, low: a team of two, high: a team of ten}
  - {id: pace, name: Pace, low: bit by bit, high: all at once}
roles:                          # ten dimensions each, and the host has six
  - id: reporter
    profile: {
      people: {target: 100, weight: 2}, outdoors: {target: 100, weight: 2}, gear: {target: 0, weight: 2},
      live: {target: 0, weight: 2}, voice: {target: 0, weight: 2}, writing: {target: 100, weight: 2},
      editing: {target: 100, weight: 1}, music: {target: 0, weight: 1}, team: {target: 0, weight: 1},
      pace: {target: 0, weight: 1}}
  - id: technician
    profile: {
      people: {target: 0, weight: 2}, outdoors: {target: 100, weight: 2}, gear: {target: 100, weight: 2},
      live: {target: 100, weight: 2}, voice: {target: 0, weight: 2}, writing: {target: 0, weight: 2},
      editing: {target: 0, weight: 1}, music: {target: 100, weight: 1}, team: {target: 100, weight: 1},
      pace: {target: 100, weight: 1}}
"""
_APART = "Set the two apart: weigh each more where it differs, or ask a second question there."

ROLES = (
    Code(
        "base-spread",
        "warning",
        "random answers favour one role over another by more than 8 points",
        why="A role with targets in the middle is never far from any answer, and collects points for nothing.",
        example=_MIDDLE,
        mend="Weigh the favoured role less on targets near the middle, and the other one less on those at the ends.",
    ),
    Code(
        "claim-dropped",
        "warning",
        "a role claims less than before, and just that made a finding go away (with `--against`)",
        why="A check that passes since a profile says less has proven nothing: the job is still what it was.",
        example="""
roles:
  - id: host
    profile:                    # in the older file, “gear” had a target of 50 and a weight of 3, which was “middling”
      people: {target: 100, weight: 2}
      outdoors: {target: 0, weight: 2}
      live: {target: 100, weight: 2}
      voice: {target: 100, weight: 2}
      writing: {target: 0, weight: 2}
""",
        mend="Put the claim back and change weights or questions; or say in the target's note why it claims less.",
        needs_older=True,
    ),
    Code(
        "family-empty",
        "warning",
        "a family has no role",
        why="It is a heading with nothing below.",
        example="""
families:
  - {id: desk, name: At the desk}
""",
        mend="Delete it, or give it a role.",
    ),
    Code(
        "few-claims",
        "warning",
        "a role weighs far fewer dimensions than the other roles do",
        why="A role that claims little is easily matched: a few answers give it a hundred.",
        example=_MANY,
        mend="Say what the role holds of further dimensions; a source may know.",
    ),
    Code(
        "few-dimensions",
        "warning",
        "a role weighs under 6 dimensions",
        why="With so few, one or two answers decide the match.",
        example=_FEW,
        mend="Say what the role holds of further dimensions, or ask about more of what sets it apart.",
    ),
    Code(
        "middling",
        "warning",
        "a role puts over 20 % of its weight on targets of 50",
        why="A target of 50 suits every answer a little, so it hardly tells who the role is for.",
        example=_MIDDLE,
        mend="Weigh those less, and others more. Drop one only if it means “no claim”.",
    ),
    Code(
        "own-self",
        "warning",
        "simulated people who answer like a role, with noise, do not get it (an error under 60 %)",
        why="Nobody answers exactly like a profile. A role that its own people miss is missed by everybody.",
        example=_ALIKE,
        mend=_APART,
    ),
    Code(
        "own-self-shift",
        "warning",
        "simulated people who answer like a role, with noise and a lean to one end of the scale, do not get it",
        why="Some people mark everything higher, others lower. That habit should not choose their job.",
        example=_ALIKE,
        mend=f"Reverse half of the questions of each dimension. {_APART}",
    ),
    Code(
        "pair-alike",
        "warning",
        "two roles agree to over 85 (an error where nothing ever parts them)",
        why="Where two roles ask for the same, the quiz tosses a coin between them.",
        example=_ALIKE,
        mend=_APART,
    ),
    Code(
        "reachable",
        "error",
        "no answers put the role first alone, or none were found (an error; proven, it cannot be silenced)",
        why="A role that nobody can get should not be on the list.",
        example=_ALIKE.replace("75", "100").replace(", but for a little less writing", ""),
        mend="Weigh it more where the roles nearest to it differ, or ask about something that only this role holds.",
        certain=False,
    ),
    Code(
        "weight-total",
        "warning",
        "a role's weights are under half or over twice the median",
        why="Each answer moves a role of small weight more, so that it jumps up and down the list.",
        example="""
roles:
  - id: host
    profile:
      people: {target: 100, weight: 1}
      outdoors: {target: 0, weight: 1}
      live: {target: 100, weight: 1}
      voice: {target: 100, weight: 1}
      writing: {target: 0, weight: 1}
""",
        mend="Weigh more what is central to it (3), and less what is merely helpful (1) in the others.",
    ),
    Code(
        "win-share",
        "warning",
        "random sheets favour or neglect a role",
        why="Someone who answers at random should not be led to the same job each time.",
        example=_MIDDLE,
        mend="Weigh a rare role more where it differs from its nearest; let a frequent one weigh more dimensions.",
    ),
)
