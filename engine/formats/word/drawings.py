"""What a drawing in a paragraph is, as far as it is not text."""

from xml.etree.ElementTree import Element

from engine.formats.word.anchors import local_name
from engine.formats.word.unread import Reason
from engine.formats.word.xml import tag

_KINDS = {
    "control": Reason.CONTROL,
    "OLEObject": Reason.OBJECT,
    "pic": Reason.PICTURE,
    "imagedata": Reason.PICTURE,
    "blip": Reason.PICTURE,
    "chart": Reason.DRAWING,
    "relIds": Reason.DRAWING,
    "contentPart": Reason.DRAWING,
    "textpath": Reason.DRAWING,
    "lockedCanvas": Reason.DRAWING,
    "model3d": Reason.DRAWING,
}
"""By the names of the elements within: the first that is there. `relIds` is SmartArt, `textpath` an old WordArt."""


def drawn(element: Element) -> Reason:
    """What a `w:drawing`, `w:pict` or `w:object` shows beside its text boxes; SHAPE for lines and frames alone."""
    inside = {local_name(each.tag) for each in element.iter()}
    found = next((reason for name, reason in _KINDS.items() if name in inside), None)
    if found is None and element.tag == tag("w:object"):
        return Reason.OBJECT
    return found or Reason.SHAPE
