"""Who came to what, as the class results list them."""

from quiz.result import Said
from quiz.web.groups.people import Bunch
from tests.classes import class_in, pupils
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database


def test_a_response_that_came_in_since_they_were_counted_makes_no_number_below_zero(class_app):
    made = class_in(class_app)
    known = tuple(made.send(*pupils(2)))

    assert Bunch(Said.CLOSE, 1, known).others == 0
    assert Bunch(Said.CLOSE, 7, known).others == 5
