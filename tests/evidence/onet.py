"""What O*NET publishes of our roles' occupations, on the element that stands for each dimension.

The header of questions.yaml says the same in words. That the tables here are right is shown by every target that is a
figure: it equals the figure that is found by them (tests/test_facts.py).
"""

import csv
import gzip
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

OURS = "it_roles_onet.csv"
CERTIFICATES = "onet/education_training_and_experience.tsv.gz"
RELEASED = ("onet/skills.tsv.gz", "onet/knowledge.tsv.gz", "onet/interests.tsv.gz")
FILES = (OURS, CERTIFICATES, *RELEASED)
SCALES = ("IM", "OI", "CX")  # importance, occupational interest, work context
A_CERTIFICATE = ("3", "7", "9")  # categories of Required Level of Education that are certificates

# Dimension → the release and the element. For depth and for guarding data, no element fits.
ELEMENTS = {
    "remote-help": ("18.1", "Assisting and Caring for Others"),
    "in-person": ("18.1", "Performing for or Working Directly with the Public"),
    "hardware": ("29.3", "Repairing"),
    "place": ("18.1", "In an Enclosed Vehicle or Equipment"),
    "networks": ("29.3", "Telecommunications"),
    "scripting": ("29.3", "Programming"),
    "root-cause": ("29.3", "Investigative"),
    "writing": ("29.3", "Writing"),
    "teaching": ("29.3", "Education and Training"),
    "leading": ("18.1", "Guiding, Directing, and Motivating Subordinates"),
    "certificates": ("29.3", "Required Level of Education, categories 3, 7 and 9"),
}
OCCUPATIONS = {
    "support-specialist": "15-1232",
    "support-technician": "49-2011",
    "software-support-specialist": "15-1232",
    "software-support-technician": "15-1232",
    "field-service-technician": "49-2022",
    "network-support-specialist": "15-1231",
    "systems-administrator": "15-1244",
    "security-analyst": "15-1212",
    "qa-tester": "15-1253",
    "it-support-manager": "11-3021",
    "technical-trainer": "13-1151",
    "technical-writer": "27-3042",
}

Raw: TypeAlias = dict[tuple[str, str, str], Decimal]  # (release, element, occupation) → the figure as published
Figures: TypeAlias = Mapping[str, Mapping[str, Decimal]]  # dimension → occupation → its figure


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table, by their headings; .tsv is cut at tabs, .gz is unpacked."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t" if ".tsv" in path.suffixes else ",")


def published(data: Path) -> Figures:
    """What is known of each dimension: for the occupations of our roles alone, and no others."""
    raw = raw_figures(data) | _shares_with_a_certificate(data)
    occupations = dict.fromkeys(OCCUPATIONS.values())
    return {
        dimension: {each: raw[*element, each] for each in occupations if (*element, each) in raw}
        for dimension, element in ELEMENTS.items()
    }


def raw_figures(data: Path) -> Raw:
    """The means of all elements that were rated; of what both kinds of file tell, the release's own cell stays."""
    raw = {
        (row["onet_release"], row["element"], row["onet_soc_29_3"][:7]): Decimal(row["raw"])
        for row in rows(data / OURS)
        if row["raw"] and row["scale_id"] in SCALES
    }
    return raw | {
        ("29.3", row["Element Name"], row["O*NET-SOC Code"][:7]): Decimal(row["Data Value"])
        for name in RELEASED
        for row in rows(data / name)
        if row["Scale ID"] in SCALES
    }


def _shares_with_a_certificate(data: Path) -> Raw:
    """In percent of those asked: who name a certificate as the education that the job needs."""
    shares: Raw = {}
    for row in rows(data / CERTIFICATES):
        if row["Element Name"] == "Required Level of Education" and row["Category"] in A_CERTIFICATE:
            key = (*ELEMENTS["certificates"], row["O*NET-SOC Code"][:7])
            shares[key] = shares.get(key, Decimal(0)) + Decimal(row["Data Value"])
    return shares
