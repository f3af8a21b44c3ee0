"""A second reading of the pathway language, written from pathways/README.md alone.

It shares nothing with the program: PyYAML reads the files, `phrases` the conditions, `reading`
the sections; `evaluation` says what comes of one case; `logic` compiles the whole pathway to any
Boolean algebra, and `algebras` holds two of them, Z3 and the decision diagrams of dd.
"""
