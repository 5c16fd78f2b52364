"""Rules on the registers, on what is known and not held, and on names that turn into addresses."""

import re
from collections.abc import Iterator

from generator import addresses
from generator.check.rules import CorpusRule, Fault
from generator.corpus import Corpus
from generator.load.validate import suggestion
from generator.problems import Keys
from generator.records.registers import Criteria
from generator.records.values import LONGEST_ID, is_id
from generator.text import e_mails_in

_HOST = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
_BASE = re.compile(rf"https://{_HOST}(\.{_HOST})*(:(?P<port>[1-9]\d{{1,4}}))?/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*")
_PORTS = 2**16
_ANCHOR_ENDING = re.compile(r"-([a-z]|p\d+)$")


def organization_ids_make_anchors(corpus: Corpus) -> Iterator[Fault]:
    """An organization's id cannot be taken for another anchor: it ends in no letter or -p<n>, begins with no reserved word, is no State."""
    for identifier in corpus.organizations:
        first = next((word for word in addresses.RESERVED if identifier == word or identifier.startswith(f"{word}-")), None)
        ending = _ANCHOR_ENDING.search(identifier)
        if first or ending:
            why = f"begins with {first}" if first else f"ends in {ending[0] if ending else ''}"
            yield Fault(
                (identifier,),
                f"the id {why}, which an anchor may too; take another form of the full name",
                at_key=True,
                file="organizations.yaml",
            )
        elif identifier.upper() in corpus.states:
            yield Fault(
                (identifier,),
                f"the id {identifier} is the key of a State, and the address of the list of organizations that its assessments name; "
                "take another form of the full name",
                at_key=True,
                file="organizations.yaml",
            )
        elif not is_id(identifier) or len(identifier) < 2:
            yield Fault(
                (identifier,),
                f"the id {identifier!r} is no slug; write lower-case letters, digits and single hyphens, {LONGEST_ID} signs at most",
                at_key=True,
                file="organizations.yaml",
            )


def names_are_one_organizations(corpus: Corpus) -> Iterator[Fault]:
    """No two organizations go by the same name."""
    owner: dict[str, str] = {}
    for identifier, organization in corpus.organizations.items():
        for name in {organization.sound("name"), *organization.sound("also", ())} - {None}:
            first = owner.setdefault(name.casefold(), identifier)
            if first != identifier:
                yield Fault(
                    (identifier,),
                    f"{name!r} is a name of {first} as well; one organization has one id",
                    at_key=True,
                    file="organizations.yaml",
                )


def codes_are_one_states(corpus: Corpus) -> Iterator[Fault]:
    """No two reporters share a code or a name."""
    owner: dict[str, str] = {}
    for key, state in corpus.states.items():
        for name in {*state.sound("codes", ()), state.sound("name")} - {None}:
            first = owner.setdefault(name.casefold(), key)
            if first != key:
                yield Fault(
                    (key,), f"{name!r} is a code or the name of {first} as well; one reporter has one key", at_key=True, file="states.yaml"
                )


def state_keys_are_codes(corpus: Corpus) -> Iterator[Fault]:
    """A reporter's key is three capital letters, for it is part of an address."""
    for key in corpus.states:
        if not re.fullmatch("[A-Z]{3}", key):
            yield Fault((key,), f"{key!r} is no State's key; write three capital letters, such as KAZ", at_key=True, file="states.yaml")


def topics_are_slugs(corpus: Corpus) -> Iterator[Fault]:
    """A topic's id is a slug, for it is part of an address."""
    for identifier in corpus.topics:
        if not is_id(identifier):
            yield Fault(
                (identifier,),
                f"the id {identifier!r} is no slug; write lower-case letters, digits and single hyphens, {LONGEST_ID} signs at most",
                at_key=True,
                file="topics.yaml",
            )


def grades_are_the_schemes_own(corpus: Corpus) -> Iterator[Fault]:
    """The grades that mean no report, and those that a document words, are grades of the scheme."""
    for committee_id, committee in corpus.committees.items():
        for identifier, criteria in committee.sound("criteria", {}).items():
            grades = criteria.sound("grades", {})
            for keys, grade in _named_grades(criteria) if grades else ():
                if grade not in grades:
                    allowed = ", ".join(grades)
                    message = f"{identifier} has no grade {grade!r}; its grades are {allowed}"
                    yield Fault(("criteria", identifier, *keys), message, file=f"committees/{committee_id}.yaml")


def committees_have_names_of_their_own(corpus: Corpus) -> Iterator[Fault]:
    """A committee's id makes an address that no other page has, and no two committees share the id of a scheme."""
    owner: dict[str, str] = {}
    for committee_id, committee in corpus.committees.items():
        file = f"committees/{committee_id}.yaml"
        if committee_id in addresses.SECTIONS or not re.fullmatch(r"[a-z]+", committee_id):
            yield Fault((), f"the name {committee_id!r} makes no address of its own; name it by the committee: ccpr.yaml", file=file)
        for criteria_id in committee.sound("criteria", {}):
            first = owner.setdefault(criteria_id, committee_id)
            if first != committee_id:
                yield Fault(("criteria", criteria_id), f"{criteria_id} is a scheme of {first} as well", at_key=True, file=file)


def known_names_what_exists(corpus: Corpus) -> Iterator[Fault]:
    """What is known and not held names a State, a committee and a session that exist, once, and is not held."""
    held = {(record.sound("committee"), record.sound("session"), record.sound("state")) for record in corpus.assessments.values()}
    seen = set()
    for position, known in enumerate(corpus.known):
        key = (known.sound("committee"), known.sound("session"), known.sound("state"))
        if None in key:
            continue
        if known.state not in corpus.states:
            message = f"no State {known.state!r} in states.yaml{suggestion(known.state, corpus.states)}"
            yield Fault((position, "state"), message, file="known.yaml")
        committee = corpus.committees.get(known.committee)
        if committee is None:
            message = f"no file committees/{known.committee}.yaml{suggestion(known.committee, corpus.committees)}"
            yield Fault((position, "committee"), message, file="known.yaml")
        elif known.session not in committee.sound("sessions", [known.session]):
            message = f"committees/{known.committee}.yaml lists no session {known.session}; add it there, with {{}} where it is not dated"
            yield Fault((position, "session"), message, file="known.yaml")
        if key in held:
            yield Fault((position,), f"{known.state} at session {known.session} is held; take this entry out", file="known.yaml")
        if key in seen:
            yield Fault((position,), f"{known.state} at session {known.session} stands in this list already", file="known.yaml")
        seen.add(key)


def site_is_decided(corpus: Corpus) -> Iterator[Fault]:
    """The site's address and contact are no longer the placeholders of the first draft."""
    for key in ("base_address", "contact"):
        value = corpus.site.sound(key) if corpus.site else None
        if value and ".example" in value:
            yield Fault(
                (key,), f"{value} is a placeholder; the publisher decides it before the site goes public", warning=True, file="site.yaml"
            )


def base_address_is_one(corpus: Corpus) -> Iterator[Fault]:
    """The base address is an https address that ends in a slash."""
    address = corpus.site.sound("base_address") if corpus.site else None
    found = _BASE.fullmatch(address or "")
    if address and not (found and int(found["port"] or 0) < _PORTS):
        yield Fault(
            ("base_address",), f"{address!r} is no base address; write https://, the host, and a slash at the end", file="site.yaml"
        )


def contact_is_an_e_mail_address(corpus: Corpus) -> Iterator[Fault]:
    """The contact is one e-mail address and nothing else: it is set into prose pages."""
    contact = corpus.site.sound("contact") if corpus.site else None
    if contact and e_mails_in(contact) != [contact]:
        message = f"{contact!r} is no e-mail address; write one, such as corrections@record.example, and nothing else"
        yield Fault(("contact",), message, file="site.yaml")


def grades_make_anchors(corpus: Corpus) -> Iterator[Fault]:
    """A grade is letters and digits, in words joined by hyphens: it is an anchor on the page of its scheme."""
    for committee_id, committee in corpus.committees.items():
        for identifier, criteria in committee.sound("criteria", {}).items():
            for grade in criteria.sound("grades", {}):
                if not is_id(grade.lower()):
                    message = f"the grade {grade!r} makes no anchor; write letters, digits and single hyphens, as in B1"
                    keys = ("criteria", identifier, "grades", grade)
                    yield Fault(keys, message, at_key=True, file=f"committees/{committee_id}.yaml")


def _named_grades(criteria: Criteria) -> Iterator[tuple[Keys, str]]:
    for position, grade in enumerate(criteria.sound("no_report", ())):
        yield ("no_report", position), grade
    for symbol, wordings in criteria.sound("wordings", {}).items():
        for grade in wordings.sound("grades", {}):
            yield ("wordings", str(symbol), "grades", grade), grade


RULES = (
    CorpusRule("ORGANIZATION-ID", organization_ids_make_anchors),
    CorpusRule("ORGANIZATION-TWICE", names_are_one_organizations),
    CorpusRule("STATE-ID", state_keys_are_codes),
    CorpusRule("STATE-TWICE", codes_are_one_states),
    CorpusRule("TOPIC-ID", topics_are_slugs),
    CorpusRule("GRADE-SCHEME", grades_are_the_schemes_own),
    CorpusRule("COMMITTEE-ID", committees_have_names_of_their_own),
    CorpusRule("KNOWN", known_names_what_exists),
    CorpusRule("SITE-PLACEHOLDER", site_is_decided),
    CorpusRule("SITE-ADDRESS", base_address_is_one),
    CorpusRule("SITE-CONTACT", contact_is_an_e_mail_address),
    CorpusRule("GRADE-ID", grades_make_anchors),
)
