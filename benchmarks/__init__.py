"""Speed and quality, measured beside the peers in the same run: ``make bench``.

A benchmark is a module or package in this folder with a function ``benchmarks()`` that returns
`benchmarks.measure.Benchmark` values; ``python -m benchmarks`` finds, runs and prints them.
"""
