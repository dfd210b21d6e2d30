"""The tags of a PDF, as a program that reads it out finds them."""

from typing import Any

from pypdf import PdfReader


def tags(pdf: PdfReader) -> dict[str, list[str]]:
    """Each kind of tag in the PDF, with what its elements say instead of a picture."""
    found: dict[str, list[str]] = {}
    _walk(pdf.trailer["/Root"]["/StructTreeRoot"], found)
    return found


def _walk(node: Any, found: dict[str, list[str]]) -> None:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            _walk(one, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.setdefault(str(node["/S"])[1:], []).append(str(node.get("/Alt", "")))
        _walk(node.get("/K"), found)
