"""O*NET: what a published release of its database holds. None is shipped; whoever has one names its folder or ZIP.

    Release                a folder or an archive → the tables that it holds, each read only when it is asked for
      names                  which file holds which table, by whatever name a release gives it
      tables.rows            a file → the cells of the columns asked for, each row with its line
      ratings.ratings        a table → figures of occupations, those that are not to be used kept apart
      preparation, tasks, related   what is said of occupations in words, or in shares of those asked
    search                 words → occupations, by their titles, best first

All of it raises ReleaseError with the file and the line; `reading.packed` and `reading.lines` bound what is read.
"""

from quiz.onet.ratings import Key, Rating, Ratings, Withheld, ratings
from quiz.onet.release import Occupation, Release, Scale
from quiz.onet.search import Found, search
from quiz.onet.tables import Row

__all__ = [
    "Found",
    "Key",
    "Occupation",
    "Rating",
    "Ratings",
    "Release",
    "Row",
    "Scale",
    "Withheld",
    "ratings",
    "search",
]
