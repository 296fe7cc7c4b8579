"""The desk: a language server that shows the findings of a pair in an editor while either side is written."""
