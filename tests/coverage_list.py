"""All that the two origin documents hold, item by item, and where a person must find it in the running product.

A is the comparison page on software support, B the article on support; the numbers in brackets are their lines. The
letters of the places: Q a question and a role's target · X the explanation of a result · P all facts of a role · C all
facts of two roles · F the block on sources that disagree · N what a result leads on to: all facts of the job · I the
picture of two roles · R the list of all roles · S the start page · people: the page on who was hired.
"""

from dataclasses import dataclass

SS, ST = "support-specialist", "support-technician"
SSS, SST = "software-support-specialist", "software-support-technician"
RIVAL = {SS: ST, ST: SS, SSS: SST, SST: SSS}  # the two roles of each document
SOURCE = {SS: "Article", ST: "Article", SSS: "Comparison page", SST: "Comparison page"}


@dataclass(frozen=True, slots=True)
class Said:
    """What must stand on a role's pages as it is written here; `at` is the place in the source, in the same row."""

    role: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a dimension, and a role's target there, whose note cites the line; 0 where the question says it."""

    question: str
    dimension: str
    role: str
    line: int


@dataclass(frozen=True, slots=True)
class Explained:
    """Words of the result of someone whom a role fits.

    starred  the questions that matter most to them.
    part     of the result: "" is its first page, "/profile" the answers beside the role.
    """

    role: str
    text: str
    starred: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the documents.

    places     where it must be found: letters, or "people".
    said       what P, C, I, N and people must hold.
    asked      what Q must hold.
    explained  what X must hold.
    next       what N must hold besides, or instead of `said`.
    conflicts  the names of the contradictions in F that bring it up.
    shown      other pages and words on them.
    """

    id: str
    wording: str
    places: str
    said: tuple[Said, ...] = ()
    asked: tuple[Asked, ...] = ()
    explained: tuple[Explained, ...] = ()
    next: tuple[Explained, ...] = ()
    conflicts: tuple[str, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()


def a(specialist: str, technician: str, at: str) -> tuple[Said, Said]:
    """What the comparison page says of its two roles."""
    return Said(SSS, specialist, at), Said(SST, technician, at)


def b(specialist: str, technician: str, at: str) -> tuple[Said, Said]:
    """What the article says of its two roles."""
    return Said(SS, specialist, at), Said(ST, technician, at)


EARNS, A_PLUS, HOW_LONG = "Who earns more", "Whose certificate CompTIA A+ is", "How long it takes"
OF_SPECIALIST = "Certificates for the support specialist"
OF_TECHNICIAN = "Certificates for the support technician"
OLD_TITLES = "Certificates that may no longer exist"
DEPTH = "How deep the support specialist’s knowledge goes"
CUSTOMERS, REPAIRS, NETWORKS = "Who meets customers", "Who installs and repairs", "Who works on networks"
CITY = "Where the software support specialist earns most"

ITEMS = (
    # The comparison page
    Item("A1", "Ways to look around [1–6]: the roles can be browsed without the quiz", "R",
         shown=(("/", "The jobs"), ("/roles", "Software support technician"))),
    Item("A2", "One to two years to become either [7]", "PCNF",
         said=a("1–2 years", "1–2 years", "line 7"), conflicts=(HOW_LONG,)),
    Item("A3", "The technician is paid more on average [7]", "CF",
         said=a("$62,663 a year", "$79,670 a year", "lines 7, 10 and 22"), conflicts=(EARNS,)),
    Item("A4", "The specialist’s top skills [8]", "QPC",
         said=(Said(SSS, "Customer service, Software support, Databases", "line 8"),),
         asked=(Asked("phone-fix", "remote-help", SSS, 8), Asked("small-program", "scripting", SSS, 8))),
    Item("A5", "The technician’s top skills [8]", "QPC",
         said=(Said(SST, "Customer service, Troubleshooting, Java", "line 8"),),
         asked=(Asked("phone-fix", "remote-help", SST, 8), Asked("small-program", "scripting", SST, 8))),
    Item("A6", "Yearly pay [10]", "PCFI",
         said=a("$62,663 a year", "$79,670 a year", "lines 7, 10 and 22"), conflicts=(EARNS,)),
    Item("A7", "Pay by the hour [11]", "PC", said=a("$30.13 an hour", "$38.30 an hour", "line 11")),
    Item("A8", "Growth is the same [12]", "PC", said=a("10 %", "10 %", "line 12")),
    Item("A9", "How many jobs there are [13]", "PC", said=a("122,134 jobs", "117,059 jobs", "line 13")),
    Item("A10", "Job satisfaction is left blank [14]", "C", said=a("no data", "no data", "line 14")),
    Item("A11", "Most common degree, and how many have it [15, 30]", "PCN",
         said=(*a("Bachelor’s degree", "Bachelor’s degree", "lines 15 and 30"),
               *a("58 %", "59 %", "lines 15 and 30"))),
    Item("A12", "Average age [16, 35]", "people", said=a("42 years", "42 years", "lines 16 and 35")),
    Item("A13", "Years of experience [17]", "PN", said=a("2 years", "2 years", "line 17")),
    Item("A14", "What the specialist does [18]", "QPX",
         said=(Said(SSS, "Installing customers’ software, Repairing and maintaining it, Finding its faults, "
                         "Giving steps that are easy to follow", "line 18"),
               Said(SSS, "Keeping the software that customers use working", "line 18"),
               Said(SSS, "Digital products, which often have bugs or run slowly", "line 18"),
               Said(SSS, "Expert in the software that they support", "line 18")),
         asked=(Asked("phone-fix", "remote-help", SSS, 18), Asked("many-programs", "depth", SSS, 18)),
         explained=(Explained(SSS, "the job: helping people from a distance", ("phone-fix",)),
                    Explained(SSS, "the job: one thing known deeply", ("many-programs",)))),
    Item("A15", "What the technician does [19]", "QPX",
         said=(Said(SST, "Solving application issues, Finding causes of failures, Writing reports on solutions, "
                         "Preventing faults from coming back, Helping to set up and tune networks, "
                         "Installing upgrades and patches", "line 19"),
               Said(SST, "Tickets kept in order, customers’ issues solved, reports written", "line 19"),
               Said(SST, "High: how the system is built and operated", "line 19"),
               Said(SST, "How a system is built, and upkeep that prevents downtime", "line 19"),
               Said(SST, "System engineers", "line 19")),
         asked=(Asked("little-writing", "writing", SST, 19), Asked("hidden-cause", "root-cause", SST, 19),
                Asked("plan-network", "networks", SST, 19), Asked("guard-data", "guarding", SST, 19)),
         explained=(Explained(SST, "the job: writing things down clearly", ("little-writing",)),
                    Explained(SST, "the job: hunting for the hidden cause", ("hidden-cause",)))),
    Item("A16", "Pay range [23]", "PCI", said=a("$43,000–$90,000 a year", "$55,000–$113,000 a year", "line 23")),
    Item("A17", "Best-paying city [24]", "P", said=a("San Jose, CA", "San Francisco, CA", "line 24")),
    Item("A18", "Best-paying state, which does not hold that city [25]", "PF",
         said=a("New Jersey", "California", "line 25"), conflicts=(CITY,)),
    Item("A19", "Best-paying company [26]", "P", said=a("Amdocs", "RSM US", "line 26")),
    Item("A20", "Best-paying industry, blank for the specialist [27]", "P", said=a("no data", "Finance", "line 27")),
    Item("A21", "Most common subject [31]", "QPN", said=a("Business", "Computer science", "line 31"),
         asked=(Asked("small-program", "scripting", SSS, 31), Asked("small-program", "scripting", SST, 31))),
    Item("A22", "Most common college [32]", "P", said=a("Stanford University", "Stanford University", "line 32")),
    Item("A23", "Men and women [36]", "people",
         said=(*a("61.2 %", "73.8 %", "line 36"), *a("38.8 %", "26.2 %", "line 36"))),
    Item("A24", "Six groups of race, 99.9 % in all [37]", "people",
         said=(*a("Black or African American 11.3 %", "Black or African American 10.6 %", "line 37"),
               *a("Hispanic or Latino 15.7 %", "Hispanic or Latino 16.5 %", "line 37"),
               *a("Asian 10.6 %", "Asian 12.4 %", "line 37"), *a("White 56.6 %", "White 54.6 %", "line 37"),
               *a("American Indian and Alaska Native 0.4 %", "American Indian and Alaska Native 0.4 %", "line 37"),
               *a("Unknown 5.3 %", "Unknown 5.4 %", "line 37")),
         shown=((f"/roles/{SSS}/people", "add up to 99.9 %"), (f"/roles/{SST}/people", "add up to 99.9 %"))),
    Item("A25", "LGBT share [38]", "people", said=a("LGBT 11 %", "LGBT 11 %", "line 38")),
    # The article
    Item("B0", "What the two paths are [1]", "S",
         shown=(("/", "Support specialist"), ("/", "Support technician"),
                ("/", "Helps people fix problems by phone"), ("/", "Sets up and repairs the machines"))),
    Item("B1", "Main task [5]", "PCXI",
         said=b("Solving customers’ problems, mostly by talking or writing with them",
                "Finding and mending faults in hardware and software, hands on", "lines 5 and 14"),
         explained=(Explained(SS, "the job: helping people from a distance", ("phone-fix",)),
                    Explained(ST, "the job: mending devices by hand", ("broken-laptop",)))),
    Item("B2", "Key skills [6]", "QPCI",
         said=b("Communication, Customer service, Analysing issues, Customer support software",
                "Finding technical faults, Repairing, Looking after systems, Basic scripting", "lines 6 and 18"),
         asked=(Asked("phone-fix", "remote-help", SS, 0), Asked("broken-laptop", "hardware", ST, 0))),
    Item("B3", "Typical tasks [7]", "QPCI",
         said=b("Answering requests for help, Showing people how to use software, Finding out why software fails",
                "Installing hardware, Setting up networks and solving their problems, Repairing equipment, "
                "Keeping hardware in order", "lines 7 and 16"),
         asked=(Asked("pass-on-repairs", "hardware", SS, 7), Asked("pass-on-repairs", "hardware", ST, 7),
                Asked("plan-network", "networks", ST, 7))),
    Item("B4", "How deep the knowledge goes [8]", "QCF",
         said=b("Moderate: software and the tools of support", "Advanced: hardware and networks", "line 8"),
         asked=(Asked("many-programs", "depth", SS, 8),), conflicts=(DEPTH,)),
    Item("B5", "Whom they deal with [9]", "QCF",
         said=(Said(SS, "Customers directly, often with hard questions", "lines 9 and 20"),
               Said(ST, "Mostly technical teams inside the firm", "line 9")),
         asked=(Asked("phone-fix", "remote-help", SS, 9), Asked("phone-fix", "remote-help", ST, 9),
                Asked("new-customer", "in-person", ST, 9)),
         conflicts=(CUSTOMERS,)),
    Item("B6", "Certificates of the table [10]", "QNF",
         said=b("ITIL, Customer service certificates",
                "CompTIA A+, CompTIA Network+, Hardware certificates from one maker", "line 10"),
         asked=(Asked("study-exam", "certificates", SS, 10), Asked("study-exam", "certificates", ST, 10)),
         conflicts=(A_PLUS, OF_SPECIALIST, OF_TECHNICIAN)),
    Item("B7", "Place of work [11]", "QPC",
         said=b("Call centre, service desk or office; remote work too",
                "On site: workshops, data centres, clients’ premises", "lines 11 and 20"),
         asked=(Asked("same-desk", "place", SS, 11), Asked("same-desk", "place", ST, 11))),
    Item("B8", "Aim [12]", "QXCI",
         said=b("Happier users and less lost time", "Systems that work, and repairs without waste", "line 12"),
         asked=(Asked("what-first", "root-cause", SS, 12), Asked("what-first", "root-cause", ST, 12)),
         explained=(Explained(SS, "getting it working again fast", part="/profile"),
                    Explained(ST, "getting it working again fast", part="/profile"))),
    Item("B9", "The two roles in short [13–14]", "P",
         said=b("Solving customers’ problems, mostly by talking or writing with them",
                "Finding and mending faults in hardware and software, hands on", "lines 5 and 14")),
    Item("B10", "Core duties [15–16]", "QP",
         said=b("Answering requests for help, Showing people how to use software, Finding out why software fails",
                "Installing hardware, Setting up networks and solving their problems, Repairing equipment, "
                "Keeping hardware in order", "lines 7 and 16"),
         asked=(Asked("broken-laptop", "hardware", SS, 16), Asked("broken-laptop", "hardware", ST, 16))),
    Item("B11", "Skills and certificates asked for; scripting for technicians [17–18]", "QNF",
         said=b("ITIL, Microsoft Certified Solutions Expert (MCSE)", "CompTIA A+", "line 18"),
         asked=(Asked("small-program", "scripting", SS, 18), Asked("small-program", "scripting", ST, 18)),
         conflicts=(A_PLUS, OF_SPECIALIST, OF_TECHNICIAN, OLD_TITLES, DEPTH, NETWORKS)),
    Item("B12", "A day in it [19–20]", "QP",
         said=b("Hard customer questions and advanced software faults, sorted with a ticket system",
                "Care of hardware, repairs on the spot, routine checks", "line 20"),
         asked=(Asked("day-place", "remote-help", SS, 20), Asked("day-place", "place", ST, 20))),
    Item("B13", "Specialises in [21–22]", "QP",
         said=b("Work with customers: mending software faults, training users, many kinds of systems",
                "Hardware, networks and finding what is wrong with a system", "lines 14 and 22"),
         asked=(Asked("teach-class", "teaching", SS, 22), Asked("plan-network", "networks", ST, 22))),
    Item("B14", "Certificates and training that goes on [23–24]", "QNF",
         said=b("CompTIA A+, Microsoft Certified Professional (MCP)", "Cisco CCNA, Special hardware training",
                "line 24"),
         asked=(Asked("study-exam", "certificates", SS, 24), Asked("study-exam", "certificates", ST, 24)),
         conflicts=(A_PLUS, OF_SPECIALIST, OF_TECHNICIAN, OLD_TITLES),
         shown=((f"/roles/{SS}/facts", "Goes on all the time; communication and software faults come first"),
                (f"/roles/{ST}/facts", "Goes on all the time; technical skill in practice comes first"))),
    Item("B15", "Where it leads: broader, or deeper [25–26]", "QN",
         asked=(Asked("grow", "leading", SS, 26), Asked("grow", "depth", ST, 26)),
         next=(Explained(SS, "If you want to lead people and keep a broad view of the whole service."),
               Explained(ST, "If you want to deepen technical skill with certificates"))),
    Item("B16", "Pay, what it depends on, and bonuses [27–28]", "CF",
         said=(*b("$50,000–$70,000 a year", "$35,000–$55,000 a year", "line 28"),
               *b("Industry, certificates and place; often bonuses for results on top",
                  "Industry, certificates and place", "line 28")),
         conflicts=(EARNS,)),
    Item("B17", "Whom they work with [29–30]", "QP",
         said=b("Network administrators and security analysts", "Hardware engineers and software developers",
                "line 30"),
         asked=(Asked("guard-data", "guarding", SS, 30),)),
    Item("B18", "How to choose [31–32]", "X",
         explained=(Explained(SS, "For people who prefer direct contact with users and a broad technical field",
                              part=f"/compare/{SS}/{ST}"),
                    Explained(ST, "For people who prefer special technical work on equipment and infrastructure",
                              part=f"/compare/{ST}/{SS}"))),
    Item("B19", "A picture of both [33]", "I",
         said=b("Happier users and less lost time", "Systems that work, and repairs without waste", "line 12")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A contradiction of the documents: the names it has in F, and the claims that must stand there."""

    wording: str
    names: tuple[str, ...]
    claims: tuple[Said, ...]


CONTRADICTIONS = (
    Contradiction("Who is paid more", (EARNS,), (
        Said(SSS, "$62,663 a year", "lines 7, 10 and 22"), Said(SST, "$79,670 a year", "lines 7, 10 and 22"),
        Said(SS, "$50,000–$70,000 a year", "line 28"), Said(ST, "$35,000–$55,000 a year", "line 28"))),
    Contradiction("Whose A+ is", (A_PLUS,), (
        Said(ST, "CompTIA A+, CompTIA Network+", "line 10"), Said(ST, "CompTIA A+", "line 18"),
        Said(SS, "CompTIA A+, Microsoft Certified Professional (MCP)", "line 24"))),
    Contradiction("The specialist’s certificates", (OF_SPECIALIST,), (
        Said(SS, "ITIL, Customer service certificates", "line 10"),
        Said(SS, "ITIL, Microsoft Certified Solutions Expert (MCSE)", "line 18"),
        Said(SS, "CompTIA A+, Microsoft Certified Professional (MCP)", "line 24"))),
    Contradiction("The technician’s certificates", (OF_TECHNICIAN,), (
        Said(ST, "CompTIA A+, CompTIA Network+, Hardware certificates from one maker", "line 10"),
        Said(ST, "CompTIA A+", "line 18"), Said(ST, "Cisco CCNA, Special hardware training", "line 24"))),
    Contradiction("How deep the specialist goes", (DEPTH,), (
        Said(SS, "Moderate: software and the tools of support", "line 8"),
        Said(SS, "Advanced in finding faults; strong in networks and operating systems", "line 18"),
        Said(SS, "Advanced: analysing systems, knowing software well", "lines 28 and 32"))),
    Contradiction("Who meets customers", (CUSTOMERS,), (
        Said(ST, "Mostly technical teams inside the firm", "line 9"),
        Said(ST, "Often at work where the clients are", "line 20"),
        Said(SSS, "Customer service, Software support, Databases", "line 8"),
        Said(SST, "Customer service, Troubleshooting, Java", "line 8"))),
    Contradiction("Who installs and repairs", (REPAIRS,), (
        Said(ST, "Installing hardware, Setting up networks and solving their problems", "lines 7 and 16"),
        Said(SSS, "Installing customers’ software, Repairing and maintaining it", "line 18"))),
    Contradiction("Who does networks", (NETWORKS,), (
        Said(ST, "Setting up networks and solving their problems", "lines 7 and 16"),
        Said(SS, "strong in networks and operating systems", "line 18"),
        Said(SST, "Helping to set up and tune networks", "line 19"))),
    Contradiction("How long it takes", (HOW_LONG,), (
        Said(SSS, "1–2 years", "line 7"), Said(SST, "1–2 years", "line 7"),
        Said(SSS, "58 %", "lines 15 and 30"), Said(SST, "59 %", "lines 15 and 30"))),
    Contradiction("Titles retired or of one maker", (OLD_TITLES,), (
        Said(SS, "Microsoft Certified Solutions Expert (MCSE)", "line 18"),
        Said(SS, "Microsoft Certified Professional (MCP)", "line 24"))),
)  # fmt: skip

# What stands on no page but those of who was hired.
APART = ("Average age", "Men 61.2", "61.2 %", "38.8 %", "73.8 %", "26.2 %", "African American", "Hispanic", "LGBT",
         "42 years", "Alaska Native", "56.6 %", "54.6 %")  # fmt: skip
