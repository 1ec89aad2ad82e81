"""Numbers that a text states about treatments: found in one pass, read with care, and held against figures of ours.

words       the text cut into words, stems and sentences
numerals    amounts: 55 %, two to three weeks, 70 of 101, OR 3.1 (95 % CI 1.2 to 5)
labels      treatments, attributes and conditions by every name the content has for them
statements  which amount is said of which treatment and attribute, clause by clause
judging     what each statement is beside the figures: matching, outdated, different, never ours or unclear
"""
