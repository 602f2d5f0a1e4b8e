"""The numeric core of the force layout: plain functions over arrays, compiled when numba is at hand."""
