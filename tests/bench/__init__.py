"""Benchmarks and the doors through which the kit is measured from outside; run by hand."""
