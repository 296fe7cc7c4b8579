"""PPTX: the text of a presentation's package, slide by slide, each in visual order."""
from policyparse.readers.interface import Layout
from policyparse.readers.ooxml.package import Package
def read_presentation(package: Package, part: str) -> Layout:
    raise NotImplementedError
