"""A report: one HTML file that needs nothing else, to be read, searched and printed anywhere."""

from synpol_desktop.exporting.report.page import write_report

__all__ = ["write_report"]
