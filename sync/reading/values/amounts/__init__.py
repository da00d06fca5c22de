"""Quantities (数量): numbers, sums, and how many places."""
