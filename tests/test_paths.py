"""Where roles lead: the way up, the levels, and which branch the answers lie nearest to, all worked by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.paths import Move, distance, entries, is_only_way, levels, nearest_first, way
from quiz.reading.move_rules import way_round


def move(role, to, **toward):
    """A move upward with what it stands for."""
    return Move(role, to, f"You want to go from {role} to {to}.", toward)


# desk and bench are roles to start in; from there one goes up to boss, by two ways from the bench.
DESK_LEAD, DESK_NET = move("desk", "boss", leading=100, depth=0), move("desk", "net", depth=100)
BENCH_NET, BENCH_ADMIN = move("bench", "net"), move("bench", "admin")
NET_ADMIN, ADMIN_BOSS = move("net", "admin"), move("admin", "boss")
MOVES = (DESK_LEAD, DESK_NET, BENCH_NET, BENCH_ADMIN, NET_ADMIN, ADMIN_BOSS)
ROLES = ("boss", "desk", "alone", "net", "bench", "admin")


class TestEntries:
    """Where a person starts who wants to get there."""

    def test_are_those_that_nothing_grows_into_nearest_first(self):
        """From the boss down: desk after one step, bench after two."""
        assert entries(MOVES, "boss") == ("desk", "bench")
        assert entries(MOVES, "admin") == ("bench", "desk")

    def test_of_a_role_that_nothing_grows_into_are_itself(self):
        assert entries(MOVES, "desk") == ("desk",)
        assert entries((), "alone") == ("alone",)


class TestWay:
    """The way from one role up to another."""

    def test_is_the_shortest(self):
        """From bench: bench → admin → boss has two steps, bench → net → admin → boss has three."""
        assert way(MOVES, "bench", "boss") == (BENCH_ADMIN, ADMIN_BOSS)

    def test_to_itself_is_empty(self):
        assert way(MOVES, "net", "net") == ()

    def test_down_is_none(self):
        with pytest.raises(ValueError, match="boss does not lead to desk"):
            way(MOVES, "boss", "desk")

    def test_is_the_only_one_where_each_step_is_the_only_one_up_to_its_role(self):
        chain = (DESK_NET, NET_ADMIN)

        assert is_only_way(chain, way(chain, "desk", "admin"))
        assert is_only_way(MOVES, ())
        assert not is_only_way(MOVES, way(MOVES, "desk", "net"))  # from the bench, too
        assert not is_only_way((*chain, BENCH_NET), way(chain, "desk", "admin"))  # another way joins halfway


class TestLevels:
    """How many steps up a role stands."""

    def test_count_the_longest_way_up_and_keep_the_roles_order(self):
        """Both desk and bench 0, net 0 + 1, admin max(0 + 1, 1 + 1) = 2, boss max(0 + 1, 2 + 1) = 3; alone has none."""
        assert levels(MOVES, ROLES) == (("desk", "bench"), ("net",), ("admin",), ("boss",))

    def test_do_not_depend_on_the_order_of_the_moves(self):
        assert levels(MOVES[::-1], ROLES) == levels(MOVES, ROLES)

    def test_are_none_without_moves(self):
        assert levels((), ROLES) == ()


class TestNearness:
    """Which branch the answers lie nearest to."""

    def test_is_the_mean_distance_over_the_dimensions_of_the_branch(self):
        """leading: (3 x 75 + 100) / 4 = 325/4, apart 75/4; depth: 25, apart 25; mean (75/4 + 25) / 2 = 175/8."""
        answers = {"leading": Fraction(2 * 75 + 75 + 100, 4), "depth": Fraction(25)}

        assert distance(DESK_LEAD, answers) == Fraction(175, 8)

    def test_counts_a_starred_answer_twice(self):
        """(2 x 100 + 25) / 3 = 75, apart from 100: 25."""
        assert distance(DESK_NET, {"depth": Fraction(2 * 100 + 25, 3)}) == 25

    @pytest.mark.parametrize("answers", [{"leading": Fraction(75)}, {"leading": Fraction(75), "depth": None}])
    def test_leaves_out_what_was_not_answered(self, answers):
        assert distance(DESK_LEAD, answers) == 25

    @pytest.mark.parametrize("other", [DESK_LEAD, NET_ADMIN])
    def test_is_unknown_without_an_answer_or_a_direction(self, other):
        assert distance(other, {"networks": Fraction(50)}) is None

    def test_puts_the_nearest_first_equal_ones_in_their_order_and_the_unknown_last(self):
        """From 75 on depth: low 75 away, deep and also-deep 25, none unknown."""
        none, low = move("desk", "none"), move("desk", "low", depth=0)
        deep, also_deep = move("desk", "deep", depth=100), move("desk", "also-deep", depth=50)

        assert nearest_first((none, low, deep, also_deep), {"depth": Fraction(75)}) == (deep, also_deep, low, none)
        assert nearest_first((none, low, deep), {}) == (none, low, deep)


def test_a_cycle_is_found_without_its_start_twice():
    assert way_round({"a": ["b"], "b": ["c"], "c": ["b"]}) == ("b", "c")
    assert way_round({"a": ["a"]}) == ("a",)
    assert way_round({"a": ["b", "c"], "b": ["d"], "c": ["d"]}) == ()


@st.composite
def graphs(draw):
    """Roles in any order, and moves that only ever lead from a lower number to a higher one: no cycle."""
    count = draw(st.integers(2, 9))
    pairs = [(low, high) for low in range(count) for high in range(low + 1, count)]
    moves = [move(f"r{low}", f"r{high}") for low, high in draw(st.lists(st.sampled_from(pairs), unique=True))]
    return tuple(draw(st.permutations(moves))), tuple(draw(st.permutations([f"r{n}" for n in range(count)])))


@given(graphs())
def test_in_any_graph_without_a_cycle_each_role_is_reached_from_its_entries(graph):
    moves, roles = graph
    for role in roles:
        starts = entries(moves, role)

        assert starts
        assert len(set(starts)) == len(starts)
        lengths = [len(way(moves, start, role)) for start in starts]
        assert lengths == sorted(lengths)
        for start in starts:
            steps = way(moves, start, role)
            assert not any(step.to == start for step in moves)
            assert [step.to for step in steps[:-1]] == [step.role for step in steps[1:]]
            assert [step.role for step in steps[:1]] + [step.to for step in steps[-1:]] in ([], [start, role])


@given(graphs())
def test_in_any_graph_without_a_cycle_each_move_leads_up(graph):
    moves, roles = graph
    steps = levels(moves, roles)

    height = {role: level for level, group in enumerate(steps) for role in group}
    assert way_round({role: [each.to for each in moves if each.role == role] for role in roles}) == ()
    assert set(height) == {end for each in moves for end in (each.role, each.to)}
    assert all(height[each.role] < height[each.to] for each in moves)
    assert all(  # as far down as it can be: some move comes from the level just below, or none comes at all
        any(height[each.role] == level - 1 for each in moves if each.to == role) or not level
        for role, level in height.items()
    )


@given(graphs())
def test_a_move_back_up_to_down_closes_a_cycle_that_is_found(graph):
    moves, roles = graph
    for each in moves:
        closed = (*moves, move(each.to, each.role))
        edges = {role: [other.to for other in closed if other.role == role] for role in roles}

        found = way_round(edges)

        assert found
        assert all(there in edges[here] for here, there in zip(found, (*found[1:], found[0]), strict=True))
