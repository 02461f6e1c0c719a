"""What a rule may speak of: every record by its name."""

from collections.abc import Mapping
from types import MappingProxyType

from engine.language import bundle_vocabulary as bundle
from engine.language import proposal_vocabulary as proposal
from engine.language.fields import RecordType

RECORDS: Mapping[str, RecordType] = MappingProxyType(
    {
        each.name: each
        for each in (
            proposal.PROPOSAL,
            proposal.PART,
            proposal.TABLE,
            proposal.YEAR_COLUMN,
            proposal.YEAR_ON,
            proposal.ROW,
            proposal.CELL,
            proposal.HEADING,
            proposal.CAPTION,
            proposal.GOAL,
            proposal.CONSULTATION,
            proposal.DATE_WRITTEN,
            proposal.ORIGIN,
            proposal.FUTURE,
            proposal.STATEMENT,
            proposal.CLAIM,
            proposal.QUANTITY,
            proposal.FIGURE_COLUMN,
            proposal.PRODUCT,
            proposal.LABEL_QUANTITY,
            proposal.LABEL_PRODUCT,
            proposal.PAYBACK_TIME,
            bundle.BUNDLE,
            bundle.COMMITTEE_ROW,
            bundle.LISTED,
            bundle.LISTED_INNOVATION,
            bundle.LISTED_ID,
            bundle.FRAME,
        )
    }
)
"""Every record by its name."""
