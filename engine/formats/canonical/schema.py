"""The JSON Schemas of the canonical files, for editors and for those who write such files by program."""

from typing import Any

from engine.formats.canonical.cover_forms import BundleForm
from engine.formats.canonical.forms import ProposalForm
from engine.source.schema import schema_of


def proposal_schema() -> dict[str, Any]:
    """The schema of a proposal's file."""
    return schema_of(ProposalForm, "Proposal")


def bundle_schema() -> dict[str, Any]:
    """The schema of a bundle's file."""
    return schema_of(BundleForm, "Bundle")
