"""The part of SARIF 2.1.0 that we write, as models; the names of fields are the standard's (3.13 to 3.54 of it)."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Level = Literal["none", "note", "warning", "error"]


class Part(BaseModel):
    """An object of the format."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, validate_by_name=True)


class Message(Part):
    """A text for people."""

    text: str


class ArtifactLocation(Part):
    """Where a file is, as a URI reference."""

    uri: str


class Artifact(Part):
    """A file that was seen: its size, and its checksum by algorithm."""

    location: ArtifactLocation
    length: int | None = None
    hashes: dict[str, str] | None = None


class Region(Part):
    """A part of a text file; lines count from 1."""

    start_line: int


class PhysicalLocation(Part):
    """A place in a file."""

    artifact_location: ArtifactLocation
    region: Region | None = None


class LogicalLocation(Part):
    """A place by name: table, row and column."""

    name: str
    fully_qualified_name: str
    kind: Literal["element"] = "element"


class Location(Part):
    """A place by file, by name, or both."""

    physical_location: PhysicalLocation | None = None
    logical_locations: tuple[LogicalLocation, ...] | None = None


class ReportingDescriptor(Part):
    """A rule: its title, and the source that says why it is one."""

    id: str
    short_description: Message
    full_description: Message | None = None


class Driver(Part):
    """The program."""

    name: str
    version: str
    rules: tuple[ReportingDescriptor, ...]


class Tool(Part):
    """The program and its extensions, of which we have none."""

    driver: Driver


class Notification(Part):
    """Something about the run itself."""

    level: Level
    message: Message
    locations: tuple[Location, ...]


class Invocation(Part):
    """One run; not successful where we failed ourselves."""

    execution_successful: bool
    end_time_utc: str | None = None
    tool_execution_notifications: tuple[Notification, ...]


class Result(Part):
    """A finding (`fail`), or a demand that could not be checked (`open`)."""

    rule_id: str
    rule_index: int | None = None
    kind: Literal["fail", "open"]
    level: Level
    message: Message
    locations: tuple[Location, ...]
    partial_fingerprints: dict[str, str] | None = None
    baseline_state: Literal["new", "unchanged", "absent"] | None = None
    properties: dict[str, str | int | None]


class Run(Part):
    """What one run of the program found."""

    tool: Tool
    language: str
    column_kind: Literal["unicodeCodePoints"] = "unicodeCodePoints"
    invocations: tuple[Invocation, ...]
    artifacts: tuple[Artifact, ...]
    results: tuple[Result, ...]


class Log(Part):
    """The document."""

    schema_: str = Field(default=SCHEMA, alias="$schema")
    version: Literal["2.1.0"] = "2.1.0"
    runs: tuple[Run, ...]
