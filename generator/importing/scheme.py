"""The scheme of grades a document goes by: the one its wording is filed in or shows; else the latest that fits, and that is said."""

from collections.abc import Collection, Mapping

from generator.importing.pieces import Remark
from generator.records.registers import Committee, Criteria
from generator.records.values import NOT_STATED
from generator.symbols import Symbol


def scheme_of(
    committee: Committee | None, session: int, report: str, printed: Collection[str], given: Collection[str]
) -> tuple[str, list[Remark]]:
    """The id of the scheme, and what a person must look at.

    `report`: the report's symbol; `printed`: the grades whose wording it prints; `given`: the grades it gives.
    """
    schemes = dict(committee.criteria) if committee else {}
    fitting = sorted((key for key, scheme in schemes.items() if set(given) <= scheme.grades.keys()), key=lambda key: _since(schemes[key]))
    in_time = [key for key in fitting if _since(schemes[key]) <= session]
    if not in_time:
        whose = "this committee" if schemes else "a committee that is not known"
        sentence = f"no scheme of {whose} has the grades given and was adopted by then"
        return (fitting[0] if fitting else min(schemes, default=NOT_STATED)), [Remark(("criteria",), 0, sentence)]
    filed = [key for key in in_time if _is_filed(schemes[key], Symbol.parse(report))]
    worded = [key for key in in_time if printed and schemes[key].grades.keys() == set(printed)]
    for sure in (filed, worded):
        if len(sure) == 1:
            return sure[0], []
    chosen = (worded or in_time)[-1]
    return chosen, [Remark(("criteria",), 0, _doubt(chosen, worded or in_time, schemes, bool(printed)))]


def _since(scheme: Criteria) -> int:
    """The session from which on a scheme counts."""
    return scheme.adopted_in.session or 0 if scheme.adopted_in else 0


def _is_filed(scheme: Criteria, symbol: Symbol) -> bool:
    """Whether the wording of a report, or of the one it is an addendum to, is filed under a scheme."""
    return symbol in scheme.wordings or symbol.parent in scheme.wordings


def _doubt(chosen: str, fitting: Collection[str], schemes: Mapping[str, Criteria], printed: bool) -> str:
    said = "words its grades as no one scheme does" if printed else "does not say how it words its grades"
    others = f", and {', '.join(key for key in fitting if key != chosen)} as well" if len(fitting) > 1 else ""
    adopted = schemes[chosen].adopted_in
    return f"the document {said}: {chosen}{f' ({adopted})' if adopted else ''} is the latest that fits{others}"
