"""The JSON Schemas of the canonical files, for editors and for those who write such files by program."""

from typing import Any

from pydantic import BaseModel

from engine.intake.canonical.cover_forms import BundleForm
from engine.intake.canonical.forms import ProposalForm

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def proposal_schema() -> dict[str, Any]:
    """The schema of a proposal's file."""
    return _schema(ProposalForm, "Proposal")


def bundle_schema() -> dict[str, Any]:
    """The schema of a bundle's file."""
    return _schema(BundleForm, "Bundle")


def _schema(form: type[BaseModel], title: str) -> dict[str, Any]:
    return {"$schema": DRAFT, **form.model_json_schema(), "title": title}
