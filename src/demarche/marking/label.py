"""Labels: what a portion mark or a banner says, with the words that say it."""

from dataclasses import dataclass
from enum import StrEnum

from demarche.marking.scheme import Level


class Deviation(StrEnum):
    """A way in which a mark departs from the form of the register (CAPCO D.1)."""

    STATE_HABIT = "state-habit"
    """A form usual in State cables (5 FAH-1 H-240): `S/NF`, `SBU`, `SBU/NF`, `C - ENTIRE TEXT`."""
    SEPARATOR = "separator"
    """Blanks, dashes, commas or the wrong number of slashes between the parts: `S-NF`, `S NF`, `S//NF//OC`."""
    SPELLING = "spelling"
    """A level or control in a spelling that the register does not have: `CONF`."""
    RELEASE = "release"
    """A release not in the form `REL TO USA, GBR`: free text, names for codes, USA missing or not first."""
    NO_LEVEL = "no-level"
    """No level is stated or implied: `NF`."""
    UNKNOWN = "unknown"
    """Words that were not understood."""


@dataclass(frozen=True, slots=True)
class Label:
    """A mark as read. Nothing is lost: `text` is as written, and words not understood stand in `unknown`.

    Countries are ISO 3166-1 alpha-2 codes, in the order written; codes for several countries (`FVEY`, `NATO`) stay as
    they are. An algebra over labels treats `unknown` as NOFORN.
    """

    text: str
    scheme: str
    level: Level | None
    """The highest level that is stated; else the one that a control implies (`SBU`); None where there is neither."""
    level_text: str | None
    """The words that state the level (`S`, `SECRET`); None where it is only implied."""
    owners: tuple[str, ...] = ()
    """Whose classification it is where not the United States' alone: `//GBR S`, `//JOINT S USA GBR`."""
    sci: tuple[str, ...] = ()
    """SCI controls with their compartments: `SI-G`."""
    sap: tuple[str, ...] = ()
    aea: tuple[str, ...] = ()
    fgi: tuple[str, ...] = ()
    """Sources of foreign government information that are named."""
    fgi_concealed: bool = False
    """Foreign government information whose source is not named: `//FGI S`, `S//FGI`."""
    controls: tuple[str, ...] = ()
    """Dissemination controls by their register names, in the order written, without REL TO and DISPLAY ONLY."""
    nonic: tuple[str, ...] = ()
    """Markings of departments: `SBU`, `SBU NOFORN`, `EXDIS`."""
    rel_to: tuple[str, ...] = ()
    rel_text: str | None = None
    """The words of the release list as written in capitals; empty for a bare `REL`, None without a release."""
    display_only: tuple[str, ...] = ()
    entire_text: bool = False
    """The mark says that it stands for the whole text."""
    unknown: tuple[str, ...] = ()
    deviations: frozenset[Deviation] = frozenset()
    proposed: str | None = None
    """The banner in register form, where this mark is not in it and was understood whole."""

    @property
    def rank(self) -> int | None:
        """The rank of the level."""
        return self.level.rank if self.level else None

    @property
    def standard(self) -> bool:
        """Whether the form is that of the register."""
        return not self.deviations

    @property
    def noforn(self) -> bool:
        """Whether the mark forbids release to foreigners in words (`NOFORN`, `SBU NOFORN`, `LES NOFORN`)."""
        return "NOFORN" in self.controls or any(name.endswith(" NOFORN") for name in self.nonic)

    @property
    def releases(self) -> bool:
        """Whether the mark speaks of a release, by list or by a bare `REL`."""
        return self.rel_text is not None
