-- Gives the memory of removed and replaced rows back.
CHECKPOINT memory
